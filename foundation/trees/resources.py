"""Import resources by which a tree changes."""

from foundation.exchange.resources import ContentResource

from .tree import tree_write


class TreeResource(ContentResource):
    """Rows by which a tree changes: its lock is taken before the first row is read.

    ``result.changes`` are what an editor's import makes of nodes that were there, the gravest first: each a
    ``Change``, read in the state before.
    """

    change = None  # the class of ``Change`` that its rows make

    def import_data(self, *args, **kwargs):
        with tree_write(self.change.nodes().model):
            return super().import_data(*args, **kwargs)

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        self.before = self.change.nodes().in_bulk() if self.user else {}

    def after_import(self, dataset, result, **kwargs):
        super().after_import(dataset, result, **kwargs)
        after = self.change.nodes().in_bulk(list(self.before))
        changes = [self.change_between(node, after[pk]) for pk, node in self.before.items()]
        changes = [change for change in changes if change.is_consequential]
        result.changes = sorted(changes, key=lambda change: (not change.is_end, not change.is_move))

    def change_between(self, before, after):
        if after.parent_id and after.parent_id not in self.before:
            after.parent.pk = None  # it is in the file, too: there is nothing to open yet
        return self.change.between(before, after)

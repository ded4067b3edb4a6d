"""A change of a page, described before it is saved (see foundation.trees.consequences)."""

from dataclasses import dataclass

from foundation.trees.consequences import PlannedChange

from .models import Page


@dataclass(frozen=True)
class PageChange(PlannedChange):
    """A planned change of a page of the tree: a move, a new name or a new address."""

    name_field = "label"
    page: Page  # as it is stored
    names: tuple = ()
    slug: str = ""  # the new one
    is_move: bool = False
    parent: Page | None = None  # the new one, or the same when only its address changes

    @property
    def parts(self):
        before = [self.page.path, self.page.parent_id]
        return [self.page.pk, before, self.slug, self.is_move, getattr(self.parent, "code", None), self.names]

    @classmethod
    def nodes(cls):
        return Page.objects.select_related("parent", "programme", "target_unit")

    @classmethod
    def between(cls, before, after):
        return super().between(before, after, parent=after.parent)

    @property
    def parent_after(self):
        return self.parent if self.is_move else self.parent or self.page.parent

    @property
    def path(self):
        """The address after the change."""
        slug, parent = self.slug or self.page.slug, self.parent_after
        return f"{parent.path}/{slug}" if parent else slug

    @property
    def is_programme(self):
        return hasattr(self.page, "programme")

    @property
    def below(self):
        page = self.page
        return Page.objects.filter(tree_id=page.tree_id, lft__gt=page.lft, rght__lt=page.rght)

"""Who may move a node."""

from foundation.rights import standing_of


def may_move(rights, node, parent):
    """Whether a node may be taken from where it stands and put under another (None: at the top).

    The right is needed for the node, for everything below it, and at both ends.
    """
    if not all(rights.may_put_under(node.standing, end) for end in [node.parent, parent]):
        return False
    if not rights.may_put_under(node.standing, node):
        return False
    below = type(node)._tree_manager.tree_model._default_manager.filter(
        tree_id=node.tree_id, lft__gt=node.lft, rght__lt=node.rght
    )
    standing = standing_of(below.model)
    return not below.exclude(pk__in=rights.within(below, standing.needs, standing.unit).values("pk")).exists()

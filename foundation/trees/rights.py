"""Who may move a node."""

from foundation.private import tree_model_of
from foundation.rights import access_rule_of


def may_move(rights, node, parent):
    """Whether a node may be taken from where it stands and put under another (None: at the top).

    The right is needed for the node, for everything below it, and at both ends.
    """
    if not all(rights.may_put_under(node.access_rule, end) for end in [node.parent, parent]):
        return False
    if not rights.may_put_under(node.access_rule, node):
        return False
    below = tree_model_of(type(node))._default_manager.filter(
        tree_id=node.tree_id, lft__gt=node.lft, rght__lt=node.rght
    )
    access_rule = access_rule_of(below.model)
    return not below.exclude(
        pk__in=rights.within(below, access_rule.permission, access_rule.unit).values("pk")
    ).exists()

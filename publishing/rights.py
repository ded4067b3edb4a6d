"""Who may write, approve and translate documents and their editions."""

from foundation.rights import AccessRule, Permission, rights_of


class DocumentAccessRule(AccessRule):
    """Documents are added by authors, and are theirs as long as nobody else wrote in them or approved."""

    @property
    def add_permission(self):
        return Permission.WRITE

    def allows(self, granted, user, action, model, row=None):
        if super().allows(granted, user, action, model, row):
            return True
        if Permission.WRITE not in granted.permissions:
            return False
        return action == "add" or row is None or row.is_draft_of(user)


class EditionAccessRule(AccessRule):
    """Authors write in the drafts they opened; what is in review is locked to those who may approve it."""

    @property
    def add_permission(self):
        return Permission.WRITE

    def allows(self, granted, user, action, model, row=None):
        if action == "add":
            return Permission.WRITE in granted.permissions
        if row is not None and not row.is_open:
            return False
        if Permission.APPROVE in granted.permissions:
            return True
        if row is not None and row.is_in_review:
            return False
        if Permission.WRITE in granted.permissions and (row is None or row.created_by_id == user.pk):
            return True
        return action == "change" and Permission.TRANSLATE in granted.permissions


class TranslationAccessRule(EditionAccessRule):
    """A language of an edition is translated by its translators, and by whoever may change the edition."""

    is_of_one_language = True

    def allows(self, granted, user, action, model, row=None):
        if action != "change":
            return False
        if Permission.APPROVE in granted.permissions:
            return True
        if Permission.TRANSLATE in granted.permissions and (row is None or row.language in granted.languages):
            return True
        return Permission.WRITE in granted.permissions and (
            row is None or row.edition.created_by_id == user.pk
        )


def may_transition(user, transition, edition):
    """Whether the user may take an edition over this transition. Nobody approves what he opened or
    submitted, except alone, by those who hold that right, and then somebody looks at it afterwards."""
    rights = rights_of(user)
    is_own = user.pk in {edition.created_by_id, edition.submitted_by_id}
    may_approve = rights.has_permission(Permission.APPROVE, edition)
    if transition == "submit":
        return rights.may_change_all(edition) and not edition.is_in_review
    if transition == "send_back":
        return may_approve and edition.is_in_review
    if transition == "approve":
        return may_approve and edition.is_in_review and not is_own
    if transition == "publish_alone":
        may = may_approve and rights.has_permission(Permission.PUBLISH_ALONE, edition)
        return may and edition.is_open and not may_transition(user, "approve", edition)
    if transition == "mark_as_seen":
        return may_approve and edition.needs_second_look and edition.approved_by_id != user.pk
    raise ValueError(transition)

"""Who may write, approve and translate documents and their editions."""

from foundation.rights import Deed, Standing, rights_of


class DocumentStanding(Standing):
    """Documents are added by authors, and are theirs as long as nobody else wrote in them or approved."""

    @property
    def adds(self):
        return Deed.WRITE

    def allows(self, held, user, action, model, row=None):
        if super().allows(held, user, action, model, row):
            return True
        if Deed.WRITE not in held.deeds:
            return False
        return action == "add" or row is None or row.is_draft_of(user)


class EditionStanding(Standing):
    """Authors write in the drafts they opened; what is in review is locked to those who may approve it."""

    @property
    def adds(self):
        return Deed.WRITE

    def allows(self, held, user, action, model, row=None):
        if action == "add":
            return Deed.WRITE in held.deeds
        if row is not None and not row.is_open:
            return False
        if Deed.APPROVE in held.deeds:
            return True
        if row is not None and row.is_in_review:
            return False
        if Deed.WRITE in held.deeds and (row is None or row.created_by_id == user.pk):
            return True
        return action == "change" and Deed.TRANSLATE in held.deeds


class TranslationStanding(EditionStanding):
    """A language of an edition is translated by its translators, and by whoever may change the edition."""

    is_of_one_language = True

    def allows(self, held, user, action, model, row=None):
        if action != "change":
            return False
        if Deed.APPROVE in held.deeds:
            return True
        if Deed.TRANSLATE in held.deeds and (row is None or row.language in held.languages):
            return True
        return Deed.WRITE in held.deeds and (row is None or row.edition.created_by_id == user.pk)


def may_make(user, transition, edition):
    """Whether the user may take an edition over this transition. Nobody approves what he opened or
    submitted, except alone, by those who hold that right, and then somebody looks at it afterwards."""
    rights = rights_of(user)
    is_own = user.pk in {edition.created_by_id, edition.submitted_by_id}
    may_approve = rights.may_do(Deed.APPROVE, edition)
    if transition == "submit":
        return rights.may_change_all(edition) and not edition.is_in_review
    if transition == "send_back":
        return may_approve and edition.is_in_review
    if transition == "approve":
        return may_approve and edition.is_in_review and not is_own
    if transition == "publish_alone":
        may = may_approve and rights.may_do(Deed.PUBLISH_ALONE, edition)
        return may and edition.is_open and not may_make(user, "approve", edition)
    if transition == "look_at":
        return may_approve and edition.waits_for_a_look and edition.approved_by_id != user.pk
    raise ValueError(transition)

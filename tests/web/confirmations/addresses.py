"""Who may make links of a row and take them back; whoever has a link may open it."""

from tests.web.confirmations.made import link_of, solved_issue
from tests.web.permissions import row

FILLS = dict.fromkeys(("writer", "colleague", "compiler"), 302)


def _issue(world):
    return {"ledger": "issues", "pk": solved_issue(world).pk}


def _link(world):
    issue = solved_issue(world)
    return {"ledger": "issues", "pk": issue.pk, "link": link_of(world, issue).pk}


ADDRESSES = (
    row("confirmations:link_make", where=_issue, method="POST", **FILLS),
    row("confirmations:link_withdraw", where=_link, method="POST", **FILLS),
    row("confirm", where=lambda w: {"token": link_of(w, solved_issue(w)).token}, others=200, anonymous=200),
)

# A worker on its way: forked or ordered by the warm parent, not yet let go.
from json import dumps

from nodelab.confine import had, limit_by
from nodelab.limits import apply, have_borne, number_in


class Coming:
    """A worker that has not handed itself over yet; `pid` is None as long as it is not known to be there."""

    def __init__(self, order, confinement):
        self.order, self.confinement = order, confinement
        self.pid, self.is_limited_here = None, False

    def limit(self):
        """Sets its limits where that is the parent's to do; gives back the word by which it goes on, which tells it of them."""
        if not self.is_limited_here:
            return b"."
        wanted, number = self.confinement.get("limits", {}), number_in(self.order["mark"])
        had.clear()
        limit_by(lambda: apply(wanted, self.pid), lambda: have_borne(number, self.pid))
        return dumps(had).encode()


def own_ends(mine, confinement):
    """What the parent keeps of a fork that has not handed itself over yet."""
    return [mine, *(confinement or {}).get("dump", [])[:1]]

"""Codes of certainty: how sure a statement sounds, beside how sure its source is."""

from __future__ import annotations

from .code import warning
from .examples import closure

CERTAINTY = (
    warning(
        "hedge-dropped",
        "The paragraph says this with a reservation (reportedly, allegedly, could), and the "
        "statement says it as a fact. It would claim more than its source.",
        "Keep the reservation in your words, or mark the citation: alleged, unconfirmed, said by.",
        bad=closure("Repairs cost more than anyone has pounds to pay [@p3]."),
        good=closure("Repairs may cost more than anyone has pounds to pay [@p3]."),
    ),
)

"""Where each thing that the law asks for is looked for. A file names one; a selector finds it."""

from whatmatters.foundations.words import later as _

#: By name, what is looked for, as one would tell a reader.
LOOKS_AT = {
    "effects": _("areas of well-being named when it was decided"),
    "outcomes": _("what the person wants, in their words"),
    "help-for-outcomes": _("help that is arranged or paid for, in the plan"),
    "who-was-there": _("who was there when we talked"),
    "natural-support": _("what the person and those around them do, in the plan"),
    "community": _("what is open to everyone, in the plan, or early help"),
    "needs": _("what was found to be hard"),
    "decision": _("a decision on what help the law gives"),
    "who-does-what": _("an agreed plan that says who does what"),
    "each-for-an-outcome": _("something done for each outcome in the plan"),
    "budget": _("a budget that is in force"),
    "direct-payments": _("costs in the plan that are paid to the person"),
    "circle": _("who is in the person’s circle"),
    "agreed": _("the person’s yes to the plan"),
    "copy": _("the person’s own page, where they read the plan"),
    "conversation": _("what was said, word for word"),
    "barriers": _("what is in the way"),
    "risks": _("risks that were talked through"),
    "strengths": _("strengths, people and places"),
    "outcomes-agreed": _("outcomes in a plan that both have agreed"),
    "look-back": _("the day we look back together"),
}
#: What is answered while a decision is prepared: `answer:able`, `domain:vi`.
PREPARED = ("answer", "domain")

"""What a plan costs: arithmetic on frozen lines, exact until it is printed, then by the penny.

Each printed amount is rounded half up, once; each total is the sum of printed amounts, so that
anyone can add it up again.
"""

from whatmatters.plans.costs.lines import Amount, Line, Piece, Price
from whatmatters.plans.costs.money import pence, percent_of, pounds, shared_out
from whatmatters.plans.costs.reading import line_of, lines_of
from whatmatters.plans.costs.together import Costs, day_counted, weeks_in_a_year
from whatmatters.plans.costs.totals import Row, Sum, days_of_change, rows_of, summed
from whatmatters.plans.costs.words import cost_in_words, line_in_words, piece_in_words

__all__ = [
    "Amount",
    "Costs",
    "Line",
    "Piece",
    "Price",
    "Row",
    "Sum",
    "cost_in_words",
    "day_counted",
    "days_of_change",
    "line_in_words",
    "line_of",
    "lines_of",
    "pence",
    "percent_of",
    "piece_in_words",
    "pounds",
    "rows_of",
    "shared_out",
    "summed",
    "weeks_in_a_year",
]

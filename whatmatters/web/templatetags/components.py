"""Every component, under one name. Settings make this library a builtin of templates."""

from django import template

from whatmatters.web.components import (
    asking,
    bar,
    boxes,
    charts,
    leaving,
    links,
    paper,
    reader,
    series,
    words,
)
from whatmatters.web.components.still import register as still

PARTS = (words, boxes, links, charts, series, asking, paper)

register = template.Library()
for part in (*PARTS, bar, leaving, reader):
    register.tags.update(part.register.tags)
register.tags.update(still.tags)

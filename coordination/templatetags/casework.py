"""What templates ask of casework: the front page's box, and whether the reader may do something."""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token

from coordination.access import rules
from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.reading.front import front_box

register = template.Library()


@register.inclusion_tag("coordination/casework/front_box.html", takes_context=True)
def coordination_front(context: template.Context) -> dict[str, Any]:
    """«Kræver handling» on the front page."""
    return front_box(getattr(context["request"], "membership", None))


class CanNode(template.Node):
    """See `can`."""

    def __init__(self, name: str, things: list[FilterExpression], yes: NodeList, no: NodeList) -> None:
        self.name, self.things, self.nodelist, self.no = name, things, yes, no

    def render(self, context: template.Context) -> str:
        membership = getattr(context["request"], "membership", None)
        things = [thing.resolve(context) for thing in self.things]
        return (self.nodelist if _allowed(self.name, membership, things) else self.no).render(context)


def _allowed(name: str, membership: Any, things: list[Any]) -> bool:
    if not things:
        return may(membership, Permission(name))
    return membership is not None and bool(getattr(rules, f"can_{name}")(membership, *things))


@register.tag
def can(parser: Parser, token: Token) -> CanNode:
    """`{% can "move" part "accepted" %}…{% else %}…{% endcan %}`: the request's own rule (coordination.access.rules).

    With nothing but a name it asks the permission of that name: `{% can "keep_arrears" %}`.
    """
    _tag, name, *things = token.split_contents()
    yes = parser.parse(("else", "endcan"))
    no = NodeList()
    if parser.next_token().contents == "else":
        no = parser.parse(("endcan",))
        parser.delete_first_token()
    return CanNode(name.strip("\"'"), [parser.compile_filter(thing) for thing in things], yes, no)

"""Statements that are made once and then only run: what a list costs beyond the rows themselves.

Django takes longer to write the inbox's statement, and PostgreSQL to plan it, than it takes to run. A function marked
`@prepared` makes its queryset for nobody in particular: a stand-in of the same kind and role, whose numbers are slots.
Django writes the statement once, from the same rules of coordination.access that everything else starts at, and each
run fills the slots and has the driver prepare it (unless `HUB_PREPARE=0`: docs/decisions/statements-made-once.md).

Nothing that belongs to one person or one moment can be left behind in a statement: the stand-in has none of it, and a
day or a time that is not said anew at each run (`right_now`, `today`, a slot) is refused.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, BooleanField, Expression, F, Field, Func, QuerySet
from django.utils import timezone
from psycopg import Cursor
from psycopg.types.numeric import Int8

from hub.accounts.models import Agency, Membership

# Shapes of statements kept ready: kinds of agency and roles, times what can be asked for.
KEPT = 256
ME, MY_MEMBERSHIP, MY_AGENCY, MY_GROUP = "me", "my membership", "my agency", "my group"
Row = tuple[Any, ...]


class Slot(Expression):
    """A value that is named in the statement and given at each run."""

    def __init__(self, name: str, output_field: "Field[Any, Any] | None" = None) -> None:
        super().__init__(output_field=output_field or BigIntegerField())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return f"%s::{self.output_field.db_type(connection)}", [self]


class Many(Slot):
    """A list of values."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return f"(%s::{self.output_field.db_type(connection)}[])", [self]


def one_of(field: str, name: str) -> Func:
    """For a filter: the field is one of the list that is given. (Django's `in` has a statement for each length.)"""
    template = "%(expressions)s"
    return Func(F(field), Many(name), template=template, arg_joiner=" = ANY", output_field=BooleanField())


class Moment(datetime):
    """The time at which it was asked for. A statement that is kept asks anew at each run."""


class Day(date):
    """The same for a day."""


def right_now() -> Moment:
    now = timezone.now()
    return Moment.combine(now.date(), now.timetz())


def today() -> Day:
    day = timezone.localdate()
    return Day(day.year, day.month, day.day)


class _Preparing(Cursor[Row]):
    """Has the server keep the plan, where the connection may keep anything (hub.settings.databases)."""

    def execute(self, query: Any, params: Any = None, **_: Any) -> "_Preparing":
        return super().execute(query, params, prepare=True)


Statement = tuple[str, tuple[Any, ...]]


class Prepared:
    """Called with a membership, the shape and, by name, what the slots stand for: the rows."""

    def __init__(self, build: Callable[..., "QuerySet[Any, Any]"]) -> None:
        self._build = build
        self._statement = lru_cache(KEPT)(self._made)

    def __call__(self, membership: Membership, *shape: Any, **slots: Any) -> list[Row]:
        filled = self.filled(membership, *shape, **slots)
        return _run(*filled) if filled else []

    def filled(self, membership: Membership, *shape: Any, **slots: Any) -> tuple[str, list[Any]] | None:
        """The statement and its values; None when there is nothing it could find."""
        agency = membership.agency
        statement = self._statement(agency.kind, membership.role, shape)
        if statement is None:
            return None
        values = slots | {
            ME: membership.user_id,
            MY_MEMBERSHIP: membership.pk,
            MY_AGENCY: agency.pk,
            MY_GROUP: agency.group_id,
        }
        return statement[0], [_filled(param, values) for param in statement[1]]

    def _made(self, kind: str, role: str, shape: tuple[Any, ...]) -> Statement | None:
        return _written(self._build(_stand_in(kind, role), *shape))


def prepared(build: Callable[..., "QuerySet[Any, Any]"]) -> Prepared:
    """`build(asker, *shape)` answers a `values_list`. The shape is all that changes the statement itself."""
    return Prepared(build)


def _stand_in(kind: str, role: str) -> Membership:
    agency = Agency(pk=Slot(MY_AGENCY), group_id=Slot(MY_GROUP), kind=kind)
    return Membership(pk=Slot(MY_MEMBERSHIP), agency=agency, user_id=Slot(ME), role=role)


def _written(queryset: "QuerySet[Any, Any]") -> Statement | None:
    """The statement; None when there is nothing it could find."""
    compiler = queryset.query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    if compiler.get_converters([column for column, _, _ in compiler.select or ()]):
        raise TypeError(f"A column of {queryset.model.__name__} needs Django to make its value")
    return str(sql), tuple(map(_checked, params))


def _checked(param: Any) -> Any:
    """What may stand in a statement that is kept."""
    if not isinstance(param, Slot | Moment | Day | str | bool | int):
        raise TypeError(f"Of one moment alone, or one person: {type(param).__name__} in a statement for all")
    return param


def _filled(param: Any, values: dict[str, Any]) -> Any:
    match param:
        case Many():
            return list(map(_sized, values[param.name]))
        case Slot():
            return _sized(values[param.name])
        case Moment():
            return timezone.now()
        case Day():
            return timezone.localdate()
    return param


def _sized(value: Any) -> Any:
    """A number as one type, however great it is: a statement is prepared for the types it is given."""
    return Int8(value) if isinstance(value, int) else value


def _run(sql: str, params: Sequence[Any]) -> list[Row]:
    connection.ensure_connection()
    # Django's own cursor, which counts and logs, around one that binds on the server: only that can prepare.
    with connection._prepare_cursor(_Preparing(connection.connection)) as cursor:  # type: ignore[attr-defined]  # Django's
        cursor.execute(sql, params)
        return cast(list[Row], cursor.fetchall())

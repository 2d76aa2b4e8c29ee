"""People, the agencies they act for, and from when until when."""

from contextlib import nullcontext
from datetime import date, timedelta
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, Group, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from hub.accounts.kinds import LANDLORDS, MUNICIPAL_OFFICES, AgencyKind, Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. What the person may do follows from memberships, never from this row."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(
        _("language"), max_length=2, choices=[("da", _("Danish")), ("en", _("English"))], default="da"
    )
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(default=timezone.now)
    # Counted up when what the person may do has changed: every session of before ends (hub.accounts.sessions).
    session_epoch = models.PositiveIntegerField(default=0)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A password is changed by the hub itself (migration 0014), also where signing in makes an old hash anew."""
        from hub.accounts.identity import the_hub_itself

        fields = kwargs.get("update_fields")
        may_change_it = not self._state.adding and (fields is None or "password" in fields)
        with the_hub_itself() if may_change_it else nullcontext():
            super().save(*args, **kwargs)

    @property
    def is_staff(self) -> bool:
        """No page here asks for Django's staff flag; libraries that do get the answer no."""
        return False

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What Django compares a session with at each request: the password, and the epoch beside it."""
        return salted_hmac(
            "hub.accounts.session", f"{self.password}:{self.session_epoch}", secret=secret, algorithm="sha256"
        ).hexdigest()


class Agency(models.Model):
    """An organisation or office. Its name is data; its kind says what it may see (`domain.md` 4)."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("short name"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=40, choices=AgencyKind.choices)
    # Guardian grants to groups, so each agency owns exactly one.
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="agency")
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    opening_hours = models.CharField(_("opening hours"), max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def __str__(self) -> str:
        return self.name

    @property
    def is_landlord(self) -> bool:
        return self.kind in LANDLORDS

    @property
    def is_municipal_office(self) -> bool:
        return self.kind in MUNICIPAL_OFFICES


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self, on: date | None = None) -> "MembershipQuerySet":
        """Those in force on the day (today when not given), of people who may sign in."""
        day = on or timezone.localdate()
        return self.filter(
            Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lte=day, user__is_active=True
        )


class Membership(models.Model):
    """A person in an agency, in a role, from a day until a day (both included). Every act is done as one membership."""

    # What addresses name it by.
    public_id = models.UUIDField(unique=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=30, choices=Role.choices)
    valid_from = models.DateField(_("from"), default=timezone.localdate)
    valid_until = models.DateField(_("until"), null=True, blank=True)
    # By an invitation: when, and the name that the lead wrote. What the account itself says is not the lead's to know
    # before the person has come (hub.people).
    invited_at = models.DateTimeField(null=True, editable=False)
    # The last day the person acted as this member; none until they have come. Signing in for others is not told here.
    acted_on = models.DateField(null=True, editable=False)
    invited_as = models.CharField(max_length=120, blank=True, default="", editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "agency"], condition=Q(valid_until__isnull=True), name="one_open_membership"
            ),
            models.CheckConstraint(
                # One that ends on the very day it began was in force on no day: its last day is the day before.
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("valid_from") - timedelta(days=1)),
                name="membership_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.agency}"

    @property
    def kind(self) -> str:
        return self.agency.kind

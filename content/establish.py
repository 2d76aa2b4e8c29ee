"""Lays the fixed part of the site: root, front page, sections, collections, and the rights of `content.permissions`.

Runs after every migration and changes only what is not as it should be: a right that has left the table leaves the
database too.
"""

from datetime import date

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from content.audiences import Audience
from content.models import ContactsPage, CouncilPage, GuidanceIndexPage, HomePage, HubPage, StandardPage
from content.permissions import GRANTS, Grant

# The words are Danish, as all content is; editors may change the introductions.
SECTIONS: tuple[tuple[type[HubPage], str, str, str], ...] = (
    (
        GuidanceIndexPage,
        "vejledning",
        "Vejledning",
        "Hvad gør man, hvornår, og hvad må man skrive? Kort og konkret, med henvisning til loven.",
    ),
    (
        CouncilPage,
        "raadet",
        "Rådet for Socialt Udsatte",
        "Rådets høringssvar, anbefalinger og nyheder om boligpolitik og udsættelser.",
    ),
    (ContactsPage, "kontakter", "Kontakter", "Hvem kan du ringe til, og hvornår er der åbent?"),
    (StandardPage, "om", "Om hubben", "Hvad hubben er til, hvem der er med, og hvordan oplysninger bliver passet på."),
    (
        StandardPage,
        "kan-du-ikke-betale-huslejen",
        "Kan du ikke betale huslejen?",
        "Ring til kommunen. Det er gratis, og du behøver ikke at sige, hvad du hedder.",
    ),
)
# The fixed parts of the site are news to nobody.
NO_NEWS = date(2026, 1, 1)
# Wagtail asks for the rights of its own models, whichever models hold the files.
FILES = {"wagtailimages": "image", "wagtaildocs": "document"}


@transaction.atomic
def establish() -> None:
    for label in ("wagtailcore", "wagtailadmin", *FILES):
        create_permissions(apps.get_app_config(label), verbosity=0)
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    home = _home()
    for model, slug, title, intro in SECTIONS:
        if not model.objects.child_of(home).filter(slug=slug).exists():
            section = model(slug=slug, title=title, intro=intro, audiences=[Audience.PUBLIC], news_on=NO_NEWS)
            home.add_child(instance=section)
    for name, grant in GRANTS.items():
        _grant(Group.objects.get_or_create(name=name)[0], grant, home)
    _empty_wagtails_own_groups()


def _home() -> HomePage:
    root = Page.get_first_root_node() or Page.add_root(
        instance=Page(title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page))
    )
    home: HomePage | None = HomePage.objects.first()
    if home is None:
        # What a fresh Wagtail puts there stands in the way of the slug and of the site.
        root.get_children().filter(slug="home").delete()
        root.refresh_from_db()
        home = root.add_child(
            instance=HomePage(
                slug="forside",
                title=settings.HUB_NAME,
                intro=settings.HUB_MUNICIPALITY,
                audiences=[Audience.PUBLIC],
                news_on=NO_NEWS,
            )
        )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost", "site_name": settings.HUB_NAME}
    )
    return home


def _grant(group: Group, grant: Grant, home: HomePage) -> None:
    entrance = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    law = Permission.objects.filter(content_type__app_label="coordination", codename__in=grant.law)
    group.permissions.set([*entrance, *law])
    sections = Page.objects.child_of(home).filter(
        content_type__in=ContentType.objects.filter(app_label="content", model__in=grant.sections)
    )
    page_rights = Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=grant.pages)
    wanted = {(page.pk, right.pk) for page in sections for right in page_rights}
    rows = GroupPagePermission.objects.filter(group=group)
    held = set(rows.values_list("page_id", "permission_id"))
    for page_id, right_id in held - wanted:
        rows.filter(page_id=page_id, permission_id=right_id).delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page_id=page_id, permission_id=right_id) for page_id, right_id in wanted - held
    )
    _grant_files(group, grant)


def _grant_files(group: Group, grant: Grant) -> None:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    collection = root.get_children().filter(name=grant.collection).first() or root.add_child(name=grant.collection)
    codenames = [f"{right}_{model}" for right in grant.files for model in FILES.values()]
    rights = Permission.objects.filter(content_type__app_label__in=FILES, codename__in=codenames)
    rows = GroupCollectionPermission.objects.filter(group=group)
    rows.exclude(collection=collection, permission__in=rights).delete()
    held = set(rows.values_list("permission_id", flat=True))
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission=right)
        for right in rights
        if right.pk not in held
    )


def _empty_wagtails_own_groups() -> None:
    """Wagtail's migrations give "Editors" and "Moderators" rights on the whole tree."""
    moderators = Group.objects.filter(name="Moderators")
    moderators.delete()

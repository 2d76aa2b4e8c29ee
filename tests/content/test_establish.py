"""The fixed part of the site and the rights in it, re-asserted after every migration."""

from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from content.establish import SECTIONS, establish
from content.models import HomePage, HubPage
from content.permissions import COUNCIL, EDITORS, GRANTS


def rights(group: str) -> set[tuple[str, str]]:
    rows = GroupPagePermission.objects.filter(group__name=group)
    return set(rows.values_list("page__slug", "permission__codename"))


def test_the_rights_in_the_database_are_those_of_the_table(db):
    pages = {"add_page", "change_page", "publish_page"}
    ours = {"vejledning", "kontakter", "om", "kan-du-ikke-betale-huslejen"}

    assert rights(EDITORS) == {(slug, right) for slug in ours for right in pages}
    assert rights(COUNCIL) == {("raadet", right) for right in pages}
    assert not Group.objects.filter(name="Moderators").exists()


def test_files_are_the_groups_own(db):
    for name, grant in GRANTS.items():
        rows = GroupCollectionPermission.objects.filter(group__name=name)
        assert {row.collection.name for row in rows} == {grant.collection}
        assert rows.count() == 2 * len(grant.files)


def test_what_somebody_added_by_hand_is_taken_away(db):
    group = Group.objects.get(name=COUNCIL)
    right = Permission.objects.get(codename="publish_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=HomePage.objects.get(), permission=right)
    root = Collection.get_first_root_node()
    image = Permission.objects.get(codename="add_image")
    GroupCollectionPermission.objects.create(group=group, collection=root, permission=image)
    group.permissions.add(Permission.objects.get(codename="add_user"))

    establish()

    assert rights(COUNCIL) == {("raadet", right) for right in GRANTS[COUNCIL].pages}
    assert not GroupCollectionPermission.objects.filter(group=group, collection=root).exists()
    assert [p.codename for p in group.permissions.all()] == ["access_admin"]


def test_doing_it_again_changes_nothing(db):
    before = list(HubPage.objects.values_list("pk", "path")), GroupPagePermission.objects.count()

    establish()

    assert before == (list(HubPage.objects.values_list("pk", "path")), GroupPagePermission.objects.count())


def test_a_renamed_section_is_not_made_anew(db):
    HubPage.objects.filter(slug="raadet").update(title="Udsatterådet")

    establish()

    assert HubPage.objects.child_of(HomePage.objects.get()).count() == len(SECTIONS)


def test_an_emptied_database_is_laid_out_again(db):
    Site.objects.all().delete()
    Page.objects.all().delete()
    Collection.objects.all().delete()

    call_command("migrate", verbosity=0)

    assert HubPage.objects.child_of(HomePage.objects.get()).count() == len(SECTIONS)
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get()

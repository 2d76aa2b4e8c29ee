"""`manage.py messages`: keep the Danish catalogue complete, without gettext's programs.

`locale/da/LC_MESSAGES/django.po` answers our own sources. The later folders of `LOCALE_PATHS` hold a
catalogue each that overrides texts of the packages we build on, such as Wagtail: only a person changes those.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from hub.messages import catalogue
from hub.messages.catalogue import UnreadableCatalogueError
from hub.messages.sources import Sources, UnreadableSourceError

USAGE_ERROR = 2
STEPS = ("merge", "update", "check", "compile")


class Command(BaseCommand):
    """Steps named together run in this order: merge, update, check, compile."""

    help = "Merge, update, check and compile the Danish translations."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add(
            "--merge",
            nargs="+",
            type=Path,
            default=[],
            metavar="FILE",
            help="take translations from .po files",
        )
        add("--theirs", action="store_true", help="with --merge: where it contradicts ours, take the file's")
        add("--update", action="store_true", help="bring the catalogue up to date with the sources")
        add("--check", action="store_true", help="fail when a translation is missing or wrong")
        add("--compile", action="store_true", help="write the .mo files that Django reads")

    def handle(self, **options: Any) -> None:
        self.own, *self.overrides = (catalogue.po_path(folder) for folder in settings.LOCALE_PATHS)
        if not any(options[step] for step in STEPS):
            raise CommandError(f"Name a step: --{', --'.join(STEPS)}.", returncode=USAGE_ERROR)
        try:
            if options["merge"]:
                self._merge(options["merge"], theirs=options["theirs"])
            if options["update"]:
                self._update()
            if options["check"]:
                self._check()
            if options["compile"]:
                self._compile()
        except (UnreadableCatalogueError, UnreadableSourceError) as error:
            raise CommandError(str(error), returncode=USAGE_ERROR) from error

    def _merge(self, files: list[Path], *, theirs: bool) -> None:
        into = catalogue.read(self.own)
        taken = "took theirs" if theirs else "kept ours"
        for path in files:
            for message in catalogue.merge(into, catalogue.read(path, required=True), theirs=theirs):
                self.stderr.write(f"{path}: contradicts ours, {taken}: {catalogue.named(message)}")
        catalogue.write(self.own, into)

    def _update(self) -> None:
        renewed = catalogue.renewed(catalogue.read(self.own), Sources(settings.BASE_DIR).catalogue())
        catalogue.write(self.own, renewed)
        self.stdout.write(f"{len(catalogue.texts(renewed))} texts, {len(renewed.obsolete)} no longer used.")

    def _check(self) -> None:
        found = Sources(settings.BASE_DIR).catalogue()
        wrong = list(catalogue.faults(catalogue.read(self.own), found))
        for path in self.overrides:
            wrong += catalogue.faults(catalogue.read(path))
        for fault, message in wrong:
            self.stderr.write(f"{fault}: {catalogue.named(message)}")
        if wrong:
            raise CommandError(f"{len(wrong)} Danish translations are missing or wrong.")
        self.stdout.write(f"All {len(catalogue.texts(found))} texts are translated.")

    def _compile(self) -> None:
        for path in (self.own, *self.overrides):
            if path.exists():
                self.stdout.write(f"Compiled {catalogue.compile_mo(path)}")

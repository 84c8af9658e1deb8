"""`earpaper publish`: the site of a show, sent to where it is served from."""

from typing import Annotated

import typer

from commands.options import ShowArgument
from commands.printing import tell

ToOption = Annotated[
    str | None, typer.Option("--to", metavar="PLACE", help="A folder, sftp://, s3://, gs:// or az://; the show's else.")
]


def publish(
    show: ShowArgument,
    *,
    to: ToOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would be sent and removed.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Send every file again, though nothing changed.")] = False,
) -> None:
    """Send the site of a show to where it is served from: what changed, sound first, the feed last."""
    from podcast import mirroring
    from podcast.places import FEED, Places
    from podcast.show import load
    from podcast.storage import opened, seen_from

    checked, places = load(show), Places(show)
    mirroring.require_public(checked, places)
    address = to or (seen_from(places.folder, checked.publish) if checked.publish else "")
    if not address:
        raise typer.BadParameter(
            f'name a place with --to, or in {show}: publish = "sftp://me@example.org/var/www/show"'
        )
    store = opened(address)
    manifest = mirroring.Manifest(places.library, address)
    todo = mirroring.plan(places, manifest, store.sizes(), all_anew=everything)
    if dry_run:
        for name in todo.send:
            tell(f"send     {name}")
        for name in todo.remove:
            tell(f"remove   {name}")
        return
    for line in mirroring.mirror(places, store, manifest, todo):
        tell(line, err=True)
    tell(f"{len(todo.send)} sent, {todo.same} as they were, {len(todo.remove)} removed: {checked.base_url}{FEED}")

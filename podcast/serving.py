"""A folder in, a web server on this machine that shows it as a podcast host would out."""

from os import PathLike, stat_result
from pathlib import Path, PurePath

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from podcast.errors import LibraryError
from podcast.places import FEED, media_type

HERE = "127.0.0.1"


class _Site(StaticFiles):
    """Serves files with ranges, ETags and the types that podcast clients want, and nothing that is half written."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        if any(part.startswith(".") for part in PurePath(path).parts):
            raise HTTPException(404)
        return await super().get_response(path, scope)

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        kind = media_type(str(full_path))
        response = FileResponse(full_path, status_code, media_type=kind, stat_result=stat_result)
        request = Request(scope)
        if self.is_not_modified(response.headers, request.headers):
            return NotModifiedResponse(response.headers)
        return response


def site(folder: Path) -> Starlette:
    """Return the application that serves a site; raises LibraryError where there is none."""
    if not folder.is_dir():
        raise LibraryError(f"{folder} is no folder: earpaper feed writes one named site beside show.toml")

    async def home(_: Request) -> Response:
        return RedirectResponse(f"/{FEED}")

    first = [] if (folder / "index.html").exists() else [Route("/", home)]
    return Starlette(routes=[*first, Mount("/", _Site(directory=folder, html=True))])


def serve(folder: Path, port: int) -> None:
    """Serve a site on this machine alone until Ctrl-C; raises LibraryError."""
    import uvicorn

    uvicorn.run(site(folder), host=HERE, port=port, log_level="warning")

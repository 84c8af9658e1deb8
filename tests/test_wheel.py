"""The wheel: exactly the packages it should hold, with their data."""

import zipfile
from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent


def test_the_wheel_holds_the_rooms_and_nothing_else(tmp_path):
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert tops == {"fetching", "cleaning", "tts", "podcast", "commands", "cli.py"}
    data = {
        str(path.relative_to(ROOT))
        for room in ("fetching", "cleaning", "tts", "podcast", "commands")
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert data <= set(names)

"""The text of a line in, the same text parted from the credits that close it out: "... (Reporting by A; editing by B)".

Wires and East Asian papers print who wrote or edited a story right after its last sentence: no tag parts them.
"""

import re

_AFTER_SENTENCE = r"(?<=[。！？」』）.!?”\"])\s*"
_HAN_OR_KANA = "\u3005\u3040-\u30ff\u3400-\u9fff"
_CREDIT = "|".join(
    (
        r"[（(](?:編輯|編譯|譯者|核稿|编辑|编译|译者|责任编辑|責任編輯|责编|记者)[:：／/][^（）()]{2,40}[）)]\s*\d{0,8}",
        rf"[（【](?![^）】]{{0,14}}(?:[攝摄圖图]|提供|照片|写真|撮影|拍手|笑))[{_HAN_OR_KANA}・、\s]{{2,14}}[）】]",
        r"\((?:(?:Additional|Further)\s)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Ee]dited|[Cc]ompiled)\sby\s[^()]{3,250}\)",
        r"Enditem(?:/\w{1,5})*",
    )
)
_MAY_CLOSE = re.compile(r"[）)】]\s*\d{0,8}\s*$")  # as every credit but "Enditem" does
_LONGEST_CLOSE = 100  # characters
_TAIL = re.compile(rf"{_AFTER_SENTENCE}(?P<tail>(?:(?:{_CREDIT})\s*){{1,4}})$")


def parted(text: str) -> tuple[str, ...]:
    """Return a text whole, or what comes before its closing credits and those, each as a line of its own."""
    found = _TAIL.search(text) if _MAY_CLOSE.search(text[-_LONGEST_CLOSE:]) or "Enditem" in text else None
    if found is None or not found.start("tail"):
        return (text,)
    return text[: found.start("tail")].rstrip(), found["tail"].strip()

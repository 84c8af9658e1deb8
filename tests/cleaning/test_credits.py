"""Credits that close a line are parted from it, and what only looks like one is not."""

import pytest

from cleaning import clean
from cleaning.credits import parted
from fetching import Page

CREDITS = (
    ("投票並非一致。", "（編輯：陳大文）1141202"),
    ("投票并非一致。", "（责任编辑：陈大文）"),
    ("採決は全会一致ではなかった。", "（山田太郎）"),
    ("採決は全会一致ではなかった。", "【山田太郎、鈴木花子】"),
    ("The vote was not unanimous.", "(Reporting by Lena Stroud; Editing by Hal Oakes)"),
    ("“It was not,” she said.", "(Reporting by Lena Stroud) Enditem/kb"),
)
WHOLE = (
    "投票並非一致（九位議員中有三位反對）。",
    "渡輪清晨離港。（中央社記者李大華攝）",
    "「それは違う」（拍手）",
    "The vote (reporting by hand is slow) was not unanimous.",
    "Nobody believed her. (Not even the driver.)",
    "（編輯：陳大文）1141202",
)


@pytest.mark.parametrize(("text", "credit"), CREDITS)
def test_a_credit_after_the_last_sentence_is_a_line_of_its_own(text, credit):
    assert parted(f"{text}{'' if text.endswith('。') else ' '}{credit}") == (text, credit)


@pytest.mark.parametrize("text", WHOLE)
def test_other_brackets_stay_in_their_line(text):
    assert parted(text) == (text,)


STORIES = {
    "zh-Hant": (
        "東海鎮議會星期四投票決定讓老渡輪再行駛五年，先前有兩千三百名居民在請願書上簽名，鎮長也表示支持。",
        "議員馬洛表示，這趟十一分鐘的航程，對小鎮來說比規劃中的大橋更有價值，鎮民也多半同意這個看法。",
        "投票並非一致，九位議員中有三位希望把經費用在學校屋頂上，並在散會時再次表達同樣的意見。",
    ),
    "zh-Hans": (
        "东海镇议会星期四投票决定让老渡轮再行驶五年，此前有两千三百名居民在请愿书上签名，镇长也表示支持。",
        "议员马洛表示，这趟十一分钟的航程，对小镇来说比规划中的大桥更有价值，镇民也多半同意这个看法。",
        "投票并非一致，九位议员中有三位希望把经费用在学校屋顶上，并在散会时再次表达同样的意见。",
    ),
    "ja": (
        "東海町議会は木曜日、住民二千三百人の署名を受けて、古い渡し船をあと五年間運航することを決めた。",
        "マーロー議員は、十一分の船旅は計画中の橋よりも町にとって価値があると述べた。",
        "採決は全会一致ではなく、九人のうち三人は学校の屋根に予算を使うよう求めた。",
    ),
}
FURNITURE = {
    "zh-Hant": ("記者王小明／台北報導", "（編輯：陳大文）1141202", "延伸閱讀：大橋計畫再度延後", "訂閱電子報"),
    "zh-Hans": ("2025-12-02 18:05 来源：某报", "（责任编辑：陈大文）", "相关新闻：大桥计划再度延后", "广告"),
    "ja": ("2025年12月2日 18時05分", "（山田太郎）", "関連記事", "続きを読む"),
}


@pytest.mark.parametrize("as_text", [False, True], ids=["markup", "text"])
@pytest.mark.parametrize("language", STORIES)
def test_a_story_of_each_language_is_told_whole_and_alone(language, as_text):
    before, credit, *after = FURNITURE[language]
    *first, last = STORIES[language]
    lines = [before, *first, f"{last}{credit}", *after]
    if as_text:
        page = Page.from_text("\n\n".join(["渡", *lines]))
    else:
        markup = "".join(f"<p>{line}</p>" for line in lines)
        page = Page.from_markup(f"<html><body><article><h1>渡</h1>{markup}</article></body></html>")
    article = clean(page)
    assert tuple(block.text for block in article.blocks) == STORIES[language]
    assert article.language == language

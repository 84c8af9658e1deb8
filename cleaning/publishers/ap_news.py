"""AP News, the site of the Associated Press."""

from dataclasses import replace
from datetime import date

from cleaning.publishers.declaration import Publisher

AP_NEWS = Publisher(
    name="AP News",
    hosts=("apnews.com",),
    since=date(2024, 9, 3),
    body=".RichTextStoryBody",
    noise=(
        (".PageListEnhancementGeneric, .HTMLModuleEnhancement", "related"),
        (".Infobox", "promotion"),
        (".SovrnAd", "advertisement"),
    ),
)
AP_NEWS_2023 = replace(AP_NEWS, since=None, until=date(2024, 9, 2), body=".Article[data-key=article]", noise=())

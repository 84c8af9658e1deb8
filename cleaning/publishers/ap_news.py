"""AP News, the site of the Associated Press."""

from cleaning.publishers.declaration import Publisher

AP_NEWS = Publisher(
    name="AP News",
    hosts=("apnews.com",),
    body=".RichTextStoryBody, .Article[data-key=article]",
    noise=(
        (".PageListEnhancementGeneric, .HTMLModuleEnhancement", "related"),
        (".Infobox", "promotion"),
        (".SovrnAd", "advertisement"),
    ),
)

"""MediaWiki: news and other wikis, by the elements that the software itself prints around what people wrote.

Source: the markup of its parser and skins, https://www.mediawiki.org/wiki/Manual:Interface/IDs_and_classes.
"""

from cleaning.publishers.declaration import Publisher

MEDIAWIKI = Publisher(
    system="MediaWiki",
    generator="MediaWiki",
    sign="#mw-content-text .mw-parser-output",
    title="#firstHeading",
    body="#mw-content-text .mw-parser-output",
    captions=".thumbcaption, .gallerytext, figure figcaption",
    noise=(
        (".mw-editsection, .mw-jump-link, .mw-indicators, #siteSub, #contentSub", "navigation"),
        ("#toc, .toc, .navbox, .vertical-navbox, .sistersitebox, .portalbox, .catlinks", "navigation"),
        (".hatnote, .dablink", "related"),
        (".infobox", "table"),
        (".ambox, .tmbox, .ombox, .mbox-small", "notice"),
        (".reflist, .references, .mw-references-wrap", "footnote"),
        (".printfooter, .mw-empty-elt", "footer"),
    ),
)

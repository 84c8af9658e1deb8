"""Central News Agency (CNA) of Taiwan, in Chinese. "CNA" alone is also Channel NewsAsia, of Singapore."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

CNA = Publisher(
    name="中央社 CNA",
    hosts=("cna.com.tw",),
    title=".centralContent h1 span, .centralContent h1",
    published=".updatetime",
    body="article .centralContent .paragraph:not(.moreArticle)",
    captions=".FullPic figcaption, .paragraph .media",
    noise=(
        (".SubscriptionInner, .gmailNews", "newsletter"),
        (".shareSide, .BtnShareGroup", "share"),
        (".moreArticle", "related"),
        (".appDownload", "app-promotion"),
        (".articleADbox, [class^=advertise], .jsADslot", "advertisement"),
    ),
    house_style=HouseStyle(date_order="ymd", utc_offset_minutes=480),
)

"""Central News Agency (CNA) of Taiwan, in Chinese."""

from cleaning.article import HouseStyle
from cleaning.publishers.declaration import Publisher

CNA = Publisher(
    name="CNA",
    hosts=("cna.com.tw",),
    title=".centralContent h1 span, .centralContent h1",
    published=".updatetime",
    body="article .centralContent .paragraph p, article .centralContent .paragraph h2",
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

"""Lines that are noise wherever they stand, and lines of stories that only look like it."""

import time

import pytest

from cleaning.noise import RULES, Setting, rule_for

AMID = Setting("The minister spoke on Monday.", "She left on Tuesday.", amid=True)
EDGE = Setting()

NOISE = (
    ("0:00", "media-control"),
    ("0:00 / 3:41", "media-control"),
    ("Play", "media-control"),
    ("1.5x", "media-control"),
    ("Video Player is loading.", "media-control"),
    ("播放", "media-control"),
    ("Listen to this article", "listen-prompt"),
    ("Listen (4 min)", "listen-prompt"),
    ("5 min read", "listen-prompt"),
    ("Your browser does not support the audio element.", "listen-prompt"),
    ("To activate the text-to-speech service, please first agree to the privacy policy below.", "listen-prompt"),
    ("この記事を音声で聴く", "listen-prompt"),
    ("We value your privacy", "privacy-notice"),
    ("Accept all cookies", "privacy-notice"),
    ("Privacy Policy", "privacy-notice"),
    ("隱私權政策", "privacy-notice"),
    ("Download our app", "app-promotion"),
    ("Get it on Google Play", "app-promotion"),
    ("Scan the QR code to download", "app-promotion"),
    ("Sign up for our newsletter", "subscription-prompt"),
    ("Subscribe now", "subscription-prompt"),
    ("Follow us on Facebook and X", "subscription-prompt"),
    ("Get the day's stories in your inbox", "subscription-prompt"),
    ("訂閱電子報", "subscription-prompt"),
    ("Share on WhatsApp", "share-line"),
    ("Facebook | X | Copy link", "share-line"),
    ("1.2k shares", "share-line"),
    ("12 comments", "comment-line"),
    ("Leave a comment", "comment-line"),
    ("Advertisement", "advertisement-label"),
    ("Story continues below advertisement", "advertisement-label"),
    ("廣告", "advertisement-label"),
    ("Skip to main content", "site-control"),
    ("skip past newsletter promotion", "site-control"),
    ("Floods recede in the north Back to video", "media-control"),
    ("Purchase Licensing Rights", "legal-notice"),
    ("We may earn a commission when you buy through our links.", "legal-notice"),
    ("For the latest news from the coast, sign up for our newsletters.", "subscription-prompt"),
    ("この記事は会員限定です。", "subscription-prompt"),
    ("Join our commenting forum", "comment-line"),
    ("Get in touch with our news team by emailing us at desk@example.org.", "comment-line"),
    ("For more stories like this, check our news page.", "related-link"),
    ("With files from Lena Stroud and Hal Oakes", "staff-credit"),
    ("— Lena Stroud in Oslo contributed to this report.", "staff-credit"),
    ("This post may contain affiliate links; I earn a small commission at no extra cost to you.", "commission-notice"),
    ("Purchases made through our links may earn us a commission.", "commission-notice"),
    ("[newsletter_form]", "shortcode"),
    ("[form id=3]", "shortcode"),
    ("Subscribe to get the latest posts sent to you.", "subscription-prompt"),
    ("Sign up for Coast and other Courier newsletters.", "subscription-prompt"),
    ("Be sure to follow me on social media.", "subscription-prompt"),
    ("Was this page helpful?", "comment-line"),
    ("Contact staff writer Lena Stroud at 555-0134 or stroud@example.org.", "comment-line"),
    ("You might also like: The shipworm that ate a town", "related-link"),
    ("Discover more from The Courier", "related-link"),
    ("Tags:", "site-control"),
    ("This post was last updated July 2021.", "site-control"),
    ("Published Aug 28, 2024 • Last updated 1 hour ago • 4 minute read", "time-line"),
    ("December 15, 2025 // 8 min read", "time-line"),
    ("Read our full Eastmere lamp review", "related-link"),
    ("Learn more about winter ice", "related-link"),
    ("Related reports include Ice of 1931 | Bridges of the north", "related-link"),
    ("Page 1 of 8", "related-link"),
    ("Was this newsletter forwarded to you? Sign up here.", "subscription-prompt"),
    ("You need to log in to save this page.", "subscription-prompt"),
    ("Reviewed by:", "site-control"),
    ("2025年1月14日 01時28分 (1月14日 01時40分更新)", "time-line"),
    ("2025-12-02 18:05 来源：某报", "time-line"),
    ("Posted on", "site-control"),
    (
        "Stroud reported from Oslo. Courier writers Hal Oakes and Ines Marlow contributed to this report.",
        "staff-credit",
    ),
    ("(239) 555-0134", "bare-number"),
    ("Enditem/kb", "end-mark"),
    ("ENDITEM/AW", "end-mark"),
    ("###", "end-mark"),
    ("-30-", "end-mark"),
    ("（完）", "end-mark"),
    ("Economics Minister Kung Ming-hsin. CNA file photo", "caption"),
    ("Boats in Keelung harbour. CNA photo Dec. 1, 2025", "caption"),
    ("A ship at anchor. (AP Photo/Ann Lee)", "caption"),
    ("A man walks his dog. Ann Lee/AFP via Getty Images", "caption"),
    ("Photo: Ann Lee", "caption"),
    ("The crowd on Saturday. Photo by Ann Lee for The Courier", "caption"),
    ("雲海小屋外觀。記者林若水攝", "caption"),
    ("總統出席記者會。（中央社檔案照片）", "caption"),
    ("By Tseng Yun-ting and Frances Huang", "byline"),
    ("(By Tseng Yun-ting and Frances Huang)", "byline"),
    ("(Reporting by Lena Stroud; Editing by Hal Oakes)", "staff-credit"),
    ("Additional reporting by Lena Stroud in Oslo", "staff-credit"),
    ("（編輯：何知秋）1140908", "staff-credit"),
    ("Updated Dec. 3, 2025 9:10 AM", "time-line"),
    ("3 hours ago", "time-line"),
    ("Read more: The shipworm that ate a town", "related-link"),
    ("Related stories", "related-link"),
    ("WATCH: Ferry leaves the pier", "related-link"),
    ("延伸閱讀：山屋抽籤制度明年上路", "related-link"),
    ("41", "bare-number"),
    ("___", "separator"),
    ("* * *", "separator"),
    ("https://example.org/story", "bare-address"),
    ("By Lena Stroud | Updated March 3, 2024", "byline"),
    ("by: Lena Stroud, Dec 17, 2025", "byline"),
    ("By Lena Stroud - Senior Correspondent", "byline"),
    ("Posted on December 18, 2025 Posted by Lena Stroud 59 Comments", "byline"),
    ("Posted by Lena Stroud on March 3, 2024", "byline"),
    ("Posted: 3:45 PM EST March 3, 2024", "time-line"),
    ("With reporting by Courier writer Hal Oakes", "staff-credit"),
    ("With inputs from agencies", "staff-credit"),
    (
        "(Except for the headline, this story has not been edited by our staff and comes from a syndicated feed.)",
        "staff-credit",
    ),
    ("This article originally appeared on The Courier.", "staff-credit"),
    ("This is a breaking news story and will be updated.", "unfinished-story"),
    ("This is a breaking new story - more to follow", "unfinished-story"),
    ("More to follow...", "unfinished-story"),
    ("Image source, Getty Images", "caption"),
    ("(PTI)", "caption"),
    ("- Reuters", "caption"),
    ("CNN —", "caption"),
    ("Check Price on Amazon", "shopping-link"),
    ("Jump to Review", "shopping-link"),
    ("WHERE TO BUY", "shopping-link"),
    ("View this post on Instagram", "embedded-post"),
    ("— Lena Stroud (@stroud) March 3, 2024", "embedded-post"),
    ("Video Ad Feedback", "media-control"),
    ("Scroll down for video", "media-control"),
    ("To view this video please enable JavaScript, and consider upgrading your browser.", "media-control"),
    ("By signing up, you agree to our terms and that we may write to you.", "privacy-notice"),
    ("This article contains content provided by Instagram. We ask before anything is loaded.", "privacy-notice"),
    ("Start your free trial", "subscription-prompt"),
    ("You have 1 article remaining", "subscription-prompt"),
    ("Create an account to read", "subscription-prompt"),
    (
        "Our website is the place for the news of the coast. Please bookmark courier.example and sign up for Posted.",
        "subscription-prompt",
    ),
    ("• Email: stroud@example.org", "comment-line"),
    ("Got a tip? Email tips@example.org", "comment-line"),
    ("We'd love to hear from you. Send us a letter.", "comment-line"),
    ("Are floods rising in your area? Get in touch at desk@example.org", "comment-line"),
    ("Lena Stroud can be reached at stroud@example.org", "comment-line"),
    ("Most read in News", "related-link"),
    ("Read the original article here.", "related-link"),
    ("Powered by Taboola", "advertisement-label"),
    ("Spotted an error? Report it here", "site-control"),
    ("LIVE", "section-label"),
    ("#ferry #harbour", "bare-address"),
)

# One story line at least for each rule: on its subject, in its words, but not in the voice of a site.
STORY = (
    "Read more books, she told the children of the town.",
    "Learn more about yourself, he writes, and you will walk less far.",
    "Learn more about the three ways to cross:",
    "Both states contributed to the report, which nobody read.",
    "The video was 0:41 long and showed the bridge, police said.",
    "Listen to the river, she told them, and you will hear it rise.",
    "The text-to-speech service was switched on in May and reads nine languages, the library said.",
    "The company uses cookies to follow visitors, the regulator said.",
    "“We value your privacy,” the banner said, while 212 trackers ran.",
    "The new privacy policy takes effect in March, and you can read it in one minute, the minister said.",
    "Users must agree to the privacy policy before their data is used, under the bill.",
    "The app was downloaded 310,000 times before it was withdrawn.",
    "Download speeds doubled last year.",
    "The newsletter goes to four million inboxes every Friday.",
    "Register to vote by Friday, officials said.",
    "Subscribers will pay NT$30 more a month.",
    "Share prices rose.",
    "The article contains a clause on newsletters, the court said.",
    "With files from the trial in hand, the reporter went to Oslo.",
    "For the latest victims, help came too late.",
    "We may earn less next year, the farmers said.",
    "Get in touch with reality, she told the council.",
    "The agents earn a commission of 3 percent, the union said.",
    "“We may earn a commission on these links,” the paper told its readers.",
    "The regulator fined four sites over affiliate links that were not marked.",
    "[The minister] said nothing.",
    "Was this article of the law needed? The court said no.",
    "This article was updated on Monday to correct the name of the bridge.",
    "You might also like the river better in winter, he said.",
    "Contact sports will be banned in schools, the ministry said.",
    "He hit the ball back to video his sister took.",
    "Facebook and X refused.",
    "No comment.",
    "The minister declined to comment.",
    "Comments by the mayor drew 3,000 replies.",
    "Advertisements for sugar will be banned.",
    "The search went on until dark.",
    "The war ends.",
    "He keeps a file photo of the minister on his desk.",
    "The bank collapsed. Credit Suisse shares fell 5 percent.",
    "He sued. Getty Images said it would appeal.",
    "It was a photo finish. Kenya won.",
    "Japan, Reuters said, will act.",
    "It was first reported by Reuters.",
    "The talks will resume on Monday. — AFP",
    "By Tuesday",
    "By Monday the water had gone.",
    "Produced by a studio of three, the series has won ten awards.",
    "Reporting by phone is forbidden, the army said.",
    "February 24, 2022",
    "2024",
    "On Dec. 3, the ship left.",
    "Related charges were dropped on Monday, court filings show.",
    "Next: the country must vote, and soon.",
    "Read the room, he said.",
    "41 people died.",
    "By Tuesday, March 3, 2024",
    "Published in 2019 by a small press, the book sold nine copies.",
    "With inputs from the valley drying up, the mill closed.",
    "This is a developing story of how a town lost its bridge.",
    "More to come in the spring, the port said.",
    "Send your letters to the king, he told them.",
    "We want to hear from you, the mayor told the town.",
    "Never miss a beat, she told the band.",
    "Powered by the wind",
    "Live",
    "Gallery",
    "9/11",
    "$5 from each ticket",
    "Try the ferry for $5, she said.",
    "The reporter can be reached by nobody, he said.",
    "Have you been warned? Many had not.",
    "Thank you for visiting the sick, he told the nurses.",
    "Buy it now, he said.",
    "This story was written in prison.",
    "Image, source and copy were one to him.",
    "I would like to receive the prize in person, she said.",
    "Reuters and AFP will merge.",
    "(c) The tenant shall leave on the first of May.",
    "He wrote to mayor@example.org and had no answer.",
)


@pytest.mark.parametrize(("line", "rule"), NOISE)
def test_noise_is_named(line, rule):
    assert rule_for(line, EDGE) == rule


@pytest.mark.parametrize("line", STORY)
def test_a_story_keeps_its_lines(line):
    assert rule_for(line, AMID) == ""


def test_a_slash_is_a_control_only_beside_times():
    assert rule_for("/", Setting("0:00", "0:00")) == "media-control"
    assert rule_for("/", EDGE) == "separator"


def test_amid_a_story_a_privacy_notice_must_speak_to_the_visitor_three_times_and_unquoted():
    twice = "We use cookies on this site, which you can opt out of when you like."
    assert rule_for(twice, EDGE) == "privacy-notice"
    assert rule_for(twice, AMID) == ""
    thrice = "We use cookies on this site. By continuing to browse, you agree to our cookie policy."
    assert rule_for(thrice, AMID) == "privacy-notice"
    assert rule_for(f"“{thrice}”", AMID) == ""


@pytest.mark.parametrize(
    ("line", "after", "rule"),
    [
        ("Focus Taiwan App", None, "app-promotion"),
        ("Harbour News App Download", None, "app-promotion"),
        ("Focus Taiwan App", "The focus was on what happened next.", "app-promotion"),
        ("Tide Table App", "No table of the tide is without faults.", ""),
        ("Tide Table App", "This app costs nothing.", ""),
        ("The Dating App", None, ""),
        ("How One Town Built an App", None, ""),
        ("a new kind of app", None, ""),
    ],
)
def test_amid_a_story_the_name_of_an_app_is_taken_but_as_heading_of_what_tells_of_it(line, after, rule):
    assert rule_for(line, Setting(after=after or "", amid=True, heading=after is not None)) == rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_rule_takes_long_over_a_hostile_line(rule):
    pieces = (
        "A ",
        "Ab, ",
        "Ab and ",
        "Ab/",
        "By ",
        "(",
        "1:",
        ". ",
        "#a ",
        "Photo: ",
        "Reporting by ",
        "x, ",
        "圖",
        "（",
    )
    lines = [f"{first}{second * 300}" for first in pieces for second in pieces]

    def seconds(length):
        started = time.process_time()
        for line in lines:
            rule(line[: length - 2] + "!x", EDGE)
        return time.process_time() - started

    # Three times the line may take nine times as long (a search from each place), not the 27 of worse rules.
    assert any(seconds(300) < 18 * max(seconds(100), 0.01) for _ in range(3))

"""An `Article` in, the document that `earpaper clean --json` prints out."""

from datetime import datetime

from cleaning.article import Article, Block


def as_json(article: Article) -> dict[str, object]:
    """Return an article as plain JSON values; times are ISO 8601, "" where unknown."""
    return {
        "title": article.title,
        "dek": article.dek,
        "byline": article.byline,
        "dateline": article.dateline,
        "published": _iso(article.published),
        "language": article.language,
        "publisher": article.publisher,
        "url": article.url,
        "updated": _iso(article.updated),
        "section": article.section,
        "image": article.image,
        "audio": article.audio,
        "completeness": article.completeness,
        "for_subscribers": article.for_subscribers,
        "opted_out": article.opted_out,
        "blocks": [_block(block) for block in article.blocks],
        "captions": list(article.captions),
        "removed": [{"text": removed.text, "rule": removed.rule} for removed in article.removed],
    }


def _block(block: Block) -> dict[str, str]:
    return {"kind": block.kind, "text": block.text, **({"time": block.time} if block.time else {})}


def _iso(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""

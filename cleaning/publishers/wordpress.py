"""WordPress: the classes that its own blocks and its commonest plugins give what is no story, whatever the theme.

Sources: the core block reference, https://developer.wordpress.org/block-editor/reference-guides/core-blocks/, and the
markup that the plugins print (Jetpack, Yoast, Easy Table of Contents, YARPP, Contact Form 7, Mailchimp for WordPress).
"""

from cleaning.publishers.declaration import Publisher

WORDPRESS = Publisher(
    system="WordPress",
    generator="WordPress",
    sign=".wp-block-image, .wp-block-heading, .wp-block-group, .wp-caption, .wp-post-image, .wp-embed-responsive",
    captions=".wp-caption-text, .wp-element-caption",
    noise=(
        (
            ".sharedaddy, .addtoany_share_save_container, .elementor-widget-share-buttons, .wp-block-social-links",
            "share",
        ),
        ("#jp-relatedposts, .jp-relatedposts, .yarpp, .crp_related, .wp-block-latest-posts", "related"),
        (".wp-block-post-navigation-link, .post-navigation, .wp-block-read-more", "navigation"),
        (
            "#ez-toc-container, .lwptoc, .wp-block-yoast-seo-table-of-contents, .wp-block-rank-math-toc-block",
            "navigation",
        ),
        (".wp-block-button, .elementor-widget-button", "promotion"),
        (".mc4wp-form, .wp-block-jetpack-subscriptions, .wp-block-newsletterglue-form", "newsletter"),
        (".wpcf7, .gform_wrapper, .elementor-widget-form", "form"),
        (".wp-block-post-author-biography, .elementor-widget-author-box, .saboxplugin-wrap", "author-note"),
        (".wp-block-embed-twitter, .wp-block-embed-instagram, .wp-block-embed-bluesky", "embedded-post"),
    ),
)

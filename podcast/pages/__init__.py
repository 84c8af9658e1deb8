"""Listen pages: an article, its script and its narration in, HTML that plays and follows along out."""

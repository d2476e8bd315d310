"""What machines are told of pages: JSON-LD, cards for links, icons, the sitemap."""

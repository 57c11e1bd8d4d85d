#!/usr/bin/env python3
"""A peer of extract with nothing but Python's standard library: json and
html.parser. Reads posts as JSON Lines, writes the text of title and content."""
import html.parser
import json
import sys

HIDDEN = {"script", "style", "template"}
BLOCKS = {"p", "div", "br", "li", "ul", "ol", "blockquote", "figure", "figcaption",
          "table", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.hidden = 0

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in HIDDEN

    def handle_endtag(self, tag):
        self.hidden -= tag in HIDDEN
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self.hidden:
            self.parts.append(data)


def text_of(markup):
    page = Page()
    page.feed(markup)
    page.close()
    return "".join(page.parts)


def main():
    for line in sys.stdin.buffer:
        post = json.loads(line)
        title = text_of(post["title"]["rendered"])
        content = text_of(post["content"]["rendered"])
        sys.stdout.write(f"{title}\n\n{content}\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()

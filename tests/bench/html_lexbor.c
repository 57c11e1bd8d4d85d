/* lexbor: the tree of its HTML5 parser, its memory kept, walked once. */
#include "peer.h"

#include <lexbor/dom/dom.h>
#include <lexbor/html/html.h>

static bool is_hidden(lxb_tag_id_t tag)
{
    return tag == LXB_TAG_SCRIPT || tag == LXB_TAG_STYLE || tag == LXB_TAG_TEMPLATE;
}

static bool is_block(lxb_tag_id_t tag)
{
    switch (tag) {
    case LXB_TAG_P:
    case LXB_TAG_DIV:
    case LXB_TAG_BR:
    case LXB_TAG_LI:
    case LXB_TAG_UL:
    case LXB_TAG_OL:
    case LXB_TAG_BLOCKQUOTE:
    case LXB_TAG_FIGURE:
    case LXB_TAG_FIGCAPTION:
    case LXB_TAG_TABLE:
    case LXB_TAG_TR:
    case LXB_TAG_TD:
    case LXB_TAG_H1:
    case LXB_TAG_H2:
    case LXB_TAG_H3:
    case LXB_TAG_H4:
    case LXB_TAG_H5:
    case LXB_TAG_H6:
        return true;
    default:
        return false;
    }
}

static void leave(const lxb_dom_node_t *node, struct text *out)
{
    if (is_block(node->local_name))
        text_add(out, "\n", 1);
}

static void walk(const lxb_dom_node_t *root, struct text *out)
{
    const lxb_dom_node_t *node = root;

    while (node) {
        if (node->type == LXB_DOM_NODE_TYPE_TEXT) {
            const lexbor_str_t *text = &((const lxb_dom_character_data_t *)node)->data;

            text_add(out, (const char *)text->data, text->length);
        }
        if (node->first_child && !is_hidden(node->local_name)) {
            node = node->first_child;
            continue;
        }
        while (node != root && !node->next) {
            leave(node, out);
            node = node->parent;
        }
        if (node == root)
            return;
        leave(node, out);
        node = node->next;
    }
}

void html_text(const char *html, size_t len, struct text *out)
{
    static lxb_html_document_t *document;

    if (!document)
        document = lxb_html_document_create();
    else
        lxb_html_document_clean(document);
    if (lxb_html_document_parse(document, (const lxb_char_t *)html, len) ==
        LXB_STATUS_OK)
        walk(lxb_dom_interface_node(lxb_html_document_body_element(document)), out);
}

#include "plan.h"

#include "ascii.h"
#include "mem.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- the usual names ---- */

/* The usual rules; those of a role are together, in order of preference. The elements
   are those of news corpora in SGML (TREC, Gigaword, Reuters), NITF and NewsML, of
   journals (JATS, PubMed), of TEI and the BNC, and of Stack Exchange. */
static const struct rule usual[] = {
    {.role = ROLE_ID, .path = "itemid", .is_element = true}, /* RCV1: id is "root" */
    {.role = ROLE_ID, .path = "id"},
    {.role = ROLE_ID, .path = "_id"},
    {.role = ROLE_ID, .path = "_id.$oid"},
    {.role = ROLE_ID, .path = "uuid"},
    {.role = ROLE_ID, .path = "doc_id"},
    {.role = ROLE_ID, .path = "paper_id"},
    {.role = ROLE_ID, .path = "guid.rendered"},
    {.role = ROLE_ID, .path = "guid"},
    {.role = ROLE_ID, .path = "pmid", .is_element = true},
    {.role = ROLE_ID, .path = "docno", .is_element = true},
    {.role = ROLE_ID, .path = "docid", .is_element = true},
    {.role = ROLE_ID, .path = "newid", .is_element = true},
    {.role = ROLE_SOURCE, .path = "source_domain"},
    {.role = ROLE_SOURCE, .path = "source.name"},
    {.role = ROLE_SOURCE, .path = "source"},
    {.role = ROLE_SOURCE, .path = "domain"},
    {.role = ROLE_SOURCE, .path = "outlet"},
    {.role = ROLE_SOURCE, .path = "publication"},
    {.role = ROLE_SOURCE, .path = "publisher"},
    {.role = ROLE_URL, .path = "link"},
    {.role = ROLE_URL, .path = "url"},
    {.role = ROLE_URL, .path = "permalink"},
    {.role = ROLE_URL, .path = "canonical_url"},
    {.role = ROLE_URL, .path = "canonical_link"},
    {.role = ROLE_URL, .path = "uri"},
    {.role = ROLE_URL, .path = "webUrl"},
    {.role = ROLE_URL, .path = "web_url"},
    {.role = ROLE_URL, .path = "responded_url"},
    {.role = ROLE_URL, .path = "external_url"},
    {.role = ROLE_DATE, .path = "creation", .is_element = true},
    {.role = ROLE_DATE, .path = "settingdesc", .is_element = true},
    {.role = ROLE_DATE, .path = "sourcedesc", .is_element = true},
    {.role = ROLE_DATE, .path = "date_gmt", .is_utc = true},
    {.role = ROLE_DATE, .path = "date"},
    {.role = ROLE_DATE, .path = "date.$date"},
    {.role = ROLE_DATE, .path = "date_publish"},
    {.role = ROLE_DATE, .path = "date_published"},
    {.role = ROLE_DATE, .path = "datePublished"},
    {.role = ROLE_DATE, .path = "published"},
    {.role = ROLE_DATE, .path = "published.$date"},
    {.role = ROLE_DATE, .path = "published_at"},
    {.role = ROLE_DATE, .path = "published_at.$date"},
    {.role = ROLE_DATE, .path = "publishedAt"},
    {.role = ROLE_DATE, .path = "publishedAt.$date"},
    {.role = ROLE_DATE, .path = "published_date"},
    {.role = ROLE_DATE, .path = "publishDate"},
    {.role = ROLE_DATE, .path = "publish_date"},
    {.role = ROLE_DATE, .path = "publish_date.$date"},
    {.role = ROLE_DATE, .path = "publication_date"},
    {.role = ROLE_DATE, .path = "pub_date"},
    {.role = ROLE_DATE, .path = "pubDate"},
    {.role = ROLE_DATE, .path = "webPublicationDate"},
    {.role = ROLE_DATE, .path = "created_at"},
    {.role = ROLE_DATE, .path = "created_at.$date"},
    {.role = ROLE_DATE, .path = "createdAt"},
    {.role = ROLE_DATE, .path = "createdAt.$date"},
    {.role = ROLE_DATE, .path = "created"},
    {.role = ROLE_DATE, .path = "created.$date"},
    {.role = ROLE_DATE, .path = "timestamp"},
    {.role = ROLE_DATE, .path = "timestamp.$date"},
    {.role = ROLE_DATE, .path = "seendate"},
    {.role = ROLE_DATE, .path = "created_utc"},
    {.role = ROLE_DATE, .path = "date_modified"},
    {.role = ROLE_DATE, .path = "creationdate", .is_element = true},
    {.role = ROLE_DATE, .path = "datetime", .is_element = true},
    {.role = ROLE_DATE, .path = "date.publication", .is_element = true},
    {.role = ROLE_DATE, .path = "contentcreated", .is_element = true},
    {.role = ROLE_DATE, .path = "firstcreated", .is_element = true},
    {.role = ROLE_DATE, .path = "versioncreated", .is_element = true},
    {.role = ROLE_DATE, .path = "norm", .is_element = true},
    {.role = ROLE_DATE, .path = "when", .is_element = true},
    {.role = ROLE_LANG, .path = "lang"},
    {.role = ROLE_LANG, .path = "language"},
    {.role = ROLE_LANG, .path = "inLanguage"},
    {.role = ROLE_LANG, .path = "locale"},
    {.role = ROLE_LANG, .path = "langcode"},
    {.role = ROLE_TITLE, .path = "article-title", .is_element = true},
    {.role = ROLE_TITLE, .path = "articletitle", .is_element = true},
    {.role = ROLE_TITLE, .path = "headline", .is_element = true}, /* not a slug */
    {.role = ROLE_TITLE, .path = "title.rendered", .prose = PROSE_HTML},
    {.role = ROLE_TITLE, .path = "title"},
    {.role = ROLE_TITLE, .path = "headline"},
    {.role = ROLE_TITLE, .path = "headline.main"},
    {.role = ROLE_TITLE, .path = "webTitle"},
    {.role = ROLE_TITLE, .path = "metadata.title"},
    {.role = ROLE_TITLE, .path = "head", .is_element = true},
    {.role = ROLE_TITLE, .path = "hl", .is_element = true},
    {.role = ROLE_TITLE, .path = "ti", .is_element = true},
    {.role = ROLE_AUTHOR, .path = "_embedded.author.name"},
    {.role = ROLE_AUTHOR, .path = "author.name"},
    {.role = ROLE_AUTHOR, .path = "author"},
    {.role = ROLE_AUTHOR, .path = "authors.name"},
    {.role = ROLE_AUTHOR, .path = "authors"},
    {.role = ROLE_AUTHOR, .path = "byline"},
    {.role = ROLE_AUTHOR, .path = "byline.original"},
    {.role = ROLE_AUTHOR, .path = "by", .is_element = true},
    {.role = ROLE_AUTHOR, .path = "creator"},
    {.role = ROLE_AUTHOR, .path = "speaker"},
    {.role = ROLE_AUTHOR, .path = "account.display_name"},
    {.role = ROLE_AUTHOR, .path = "account.acct"},
    {.role = ROLE_AUTHOR, .path = "from"},
    {.role = ROLE_CATEGORIES, .path = "categories.name"},
    {.role = ROLE_CATEGORIES, .path = "categories"},
    {.role = ROLE_CATEGORIES, .path = "category"},
    {.role = ROLE_CATEGORIES, .path = "sections"},
    {.role = ROLE_CATEGORIES, .path = "section"},
    {.role = ROLE_CATEGORIES, .path = "articleSection"},
    {.role = ROLE_CATEGORIES, .path = "section_name"},
    {.role = ROLE_CATEGORIES, .path = "sectionName"},
    {.role = ROLE_CATEGORIES, .path = "topics", .is_element = true},
    {.role = ROLE_TAGS, .path = "tags.name"},
    {.role = ROLE_TAGS, .path = "tags"},
    {.role = ROLE_TAGS, .path = "keywords"},
    {.role = ROLE_TAGS, .path = "keyword", .is_element = true},
    {.role = ROLE_TAGS, .path = "subject", .is_element = true},
    {.role = ROLE_EXCERPT, .path = "excerpt.rendered", .prose = PROSE_HTML},
    {.role = ROLE_EXCERPT, .path = "excerpt"},
    {.role = ROLE_EXCERPT, .path = "summary", .is_weak = true},
    {.role = ROLE_EXCERPT, .path = "description", .is_weak = true},
    {.role = ROLE_EXCERPT, .path = "abstract", .is_weak = true},
    {.role = ROLE_EXCERPT, .path = "abstract.text", .is_weak = true},
    {.role = ROLE_EXCERPT, .path = "lead", .is_weak = true},
    {.role = ROLE_EXCERPT, .path = "short_description", .is_weak = true},
    {.role = ROLE_EXCERPT, .path = "trailText", .is_weak = true},
    {.role = ROLE_TEXT, .path = "content.rendered", .prose = PROSE_HTML},
    {.role = ROLE_TEXT, .path = "content_html", .prose = PROSE_HTML},
    {.role = ROLE_TEXT, .path = "content"},
    {.role = ROLE_TEXT, .path = "maintext"},
    {.role = ROLE_TEXT, .path = "articleBody"},
    {.role = ROLE_TEXT, .path = "article_text"},
    {.role = ROLE_TEXT, .path = "article_body"},
    {.role = ROLE_TEXT, .path = "extended_tweet.full_text"}, /* text is cut short */
    {.role = ROLE_TEXT, .path = "full_text"},
    {.role = ROLE_TEXT, .path = "fulltext"},
    {.role = ROLE_TEXT, .path = "body.rendered", .prose = PROSE_HTML},
    {.role = ROLE_TEXT, .path = "body.processed", .prose = PROSE_HTML},
    {.role = ROLE_TEXT, .path = "body"},
    {.role = ROLE_TEXT, .path = "text.rendered", .prose = PROSE_HTML},
    {.role = ROLE_TEXT, .path = "text"},
    {.role = ROLE_TEXT, .path = "text.text"},
    {.role = ROLE_TEXT, .path = "body.text"},
    {.role = ROLE_TEXT, .path = "content.text"},
    {.role = ROLE_TEXT, .path = "body_text.text"},
    {.role = ROLE_TEXT, .path = "content_text", .prose = PROSE_PLAIN},
    {.role = ROLE_TEXT, .path = "abstracttext", .is_element = true},
    {.role = ROLE_TEXT, .path = "wtext", .is_element = true},
    {.role = ROLE_TEXT, .path = "stext", .is_element = true},
    {.role = ROLE_TEXT, .path = "article"},
    {.role = ROLE_TEXT, .path = "story"},
    {.role = ROLE_TEXT, .path = "selftext"},
    {.role = ROLE_TEXT, .path = "plain_text"},
    {.role = ROLE_TEXT, .path = "plaintext"},
    {.role = ROLE_TEXT, .path = "bodyText"},
    {.role = ROLE_TEXT, .path = "lead_paragraph"},
    {.role = ROLE_TEXT, .path = "speech"},
    {.role = ROLE_TEXT, .path = "transcript"},
    {.role = ROLE_TERMS, .path = "_embedded.wp:term"},
    {.role = ROLE_STATUS, .path = "status"},
    {.role = ROLE_TAXONOMY, .path = "taxonomy"},
    {.role = ROLE_AVATARS, .path = "avatar_urls"},
    {.role = ROLE_MEDIA, .path = "media_type"},
    {.role = ROLE_CODE, .path = "code"},
    {.role = ROLE_MESSAGE, .path = "message"},
    {.role = ROLE_DATELINE, .path = "dateline", .is_element = true},
};

/*
 * What tables of spreadsheets call their columns in Chinese, Dutch, French, German,
 * Italian, Japanese, Korean, Polish, Portuguese, Russian, Scandinavian languages and
 * Spanish. The case of letters beyond ASCII counts. JSON is made by programs, which
 * speak English.
 */
static const struct {
    enum role role;
    const char *names; /* with '|' between */
} columns[] = {
    {ROLE_ID, "뉴스_식별자"},
    {ROLE_SOURCE,
     "Quelle|bron|fuente|fonte|źródło|Źródło|källa|kilde|источник|Источник|"
     "언론사|매체|출처|媒体|出典|来源|來源"},
    {ROLE_URL, "lien|enlace|링크|リンク|链接|連結|鏈接"},
    {ROLE_DATE,
     "Datum|fecha|data|dato|дата|Дата|날짜|일자|작성일|게시일|등록일|日付|日時|"
     "掲載日|公開日|日期|发布时间|發布時間"},
    {ROLE_LANG,
     "Sprache|langue|idioma|lingua|taal|język|språk|sprog|язык|Язык|언어|言語|"
     "语言|語言"},
    {ROLE_TITLE,
     "Titel|Überschrift|überschrift|Schlagzeile|titre|título|titulo|titular|"
     "titolo|tytuł|tittel|overskrift|заголовок|Заголовок|제목|見出し|タイトル|"
     "标题|標題"},
    {ROLE_AUTHOR,
     "Autor|Autorin|Verfasser|auteur|autore|författare|forfatter|автор|Автор|"
     "기자|기고자|작성자|著者|記者|筆者|作者|记者"},
    {ROLE_CATEGORIES,
     "Kategorie|Ressort|catégorie|rubrique|categoría|sección|categoria|"
     "sezione|categorie|rubriek|kategoria|dział|kategori|рубрика|Рубрика|"
     "분류|통합_분류1|카테고리|カテゴリ|分類|分类|栏目"},
    {ROLE_EXCERPT, "Zusammenfassung|résumé|resumen|riassunto|resumo|samenvatting|요약|"
                   "要約|摘要"},
    {ROLE_TEXT,
     "Volltext|Inhalt|texte|contenu|texto|contenido|cuerpo|testo|contenuto|"
     "conteúdo|tekst|inhoud|treść|innehåll|текст|Текст|본문|내용|本文|テキスト|"
     "内容|內容|正文"},
};

/* Under these, services have members of a document in an object of their own:
   Elasticsearch, JSON:API, the Guardian and Django, GraphQL, Reddit, Mastodon. */
static const char *const wrappers[] = {"_source", "attributes", "fields",
                                       "node",    "data",       "object"};

/* What --map calls them. */
static const char *const role_names[MAPPED_ROLES] = {
    [ROLE_ID] = "id",         [ROLE_SOURCE] = "source",
    [ROLE_URL] = "url",       [ROLE_DATE] = "date",
    [ROLE_LANG] = "lang",     [ROLE_TITLE] = "title",
    [ROLE_AUTHOR] = "author", [ROLE_CATEGORIES] = "categories",
    [ROLE_TAGS] = "tags",     [ROLE_EXCERPT] = "excerpt",
    [ROLE_TEXT] = "text",
};

const char *role_name(enum role role)
{
    return role < MAPPED_ROLES ? role_names[role] : NULL;
}

/* ---- the plan as a tree ---- */

static uint32_t new_node(struct plan *p)
{
    p->nodes =
        mem_grow(p->nodes, &p->nodes_capacity, p->n_nodes + 1, sizeof(*p->nodes));
    p->nodes[p->n_nodes] = (struct plan_node){.rule = 0};
    return (uint32_t)p->n_nodes++;
}

/* A number below PLAN_SHAPES that is the same for the same name. */
static unsigned shape_of(struct span name)
{
    unsigned first = name.len ? (unsigned char)name.data[0] : 0,
             last = name.len ? (unsigned char)name.data[name.len - 1] : 0;

    return (first * 5 + last * 11 + (unsigned)name.len) % PLAN_SHAPES;
}

static bool may_have(const struct plan_node *n, struct span name)
{
    unsigned shape = shape_of(name);

    return n->shapes[shape / 64] >> shape % 64 & 1;
}

uint32_t plan_child(const struct plan *p, uint32_t node, struct span name)
{
    uint32_t number;

    if (!may_have(&p->nodes[node], name))
        return PLAN_NOWHERE;
    number = intern_find(&p->nodes[node].names, name);
    return number == INTERN_NONE ? PLAN_NOWHERE : p->nodes[node].children[number];
}

uint32_t plan_item(const struct plan *p, uint32_t node, size_t index)
{
    char digits[24];

    if (!p->nodes[node].has_numbers)
        return PLAN_NOWHERE;
    snprintf(digits, sizeof(digits), "%zu", index);
    return plan_child(p, node, span_of(digits));
}

static bool is_number(struct span name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!ascii_is_digit(name.data[i]))
            return false;
    return name.len > 0;
}

static uint32_t add_child(struct plan *p, uint32_t node, struct span name)
{
    uint32_t child = plan_child(p, node, name), number;
    struct plan_node *n;

    if (child != PLAN_NOWHERE)
        return child;
    child = new_node(p);
    n = &p->nodes[node];
    number = intern_add(&n->names, name);
    n->children = mem_grow(n->children, &n->capacity, n->names.n, sizeof(*n->children));
    n->children[number] = child;
    n->has_numbers |= is_number(name);
    n->shapes[shape_of(name) / 64] |= UINT64_C(1) << shape_of(name) % 64;
    return child;
}

/* A part of a JSON Pointer: "~1" is '/', "~0" is '~'. */
static struct span unescape(struct span part, struct buf *out)
{
    buf_clear(out);
    for (size_t i = 0; i < part.len; i++) {
        bool escape = part.data[i] == '~' && i + 1 < part.len &&
                      (part.data[i + 1] == '0' || part.data[i + 1] == '1');

        i += escape;
        buf_add_char(out, !escape ? part.data[i] : part.data[i] == '1' ? '/' : '~');
    }
    return buf_span(out);
}

/* Finds the node of a path, made where there is none. */
static uint32_t node_of_path(struct plan *p, const char *path)
{
    bool pointer = path[0] == '/';
    struct span rest = span_of(pointer ? path + 1 : path), part;
    struct buf plain = {0};
    uint32_t node = PLAN_ROOT;

    while (span_split(&rest, pointer ? '/' : '.', &part))
        node = add_child(p, node, pointer ? unescape(part, &plain) : part);
    buf_release(&plain);
    return node;
}

static void append_rule(struct plan *p, struct rule rule)
{
    p->rules =
        mem_grow(p->rules, &p->rules_capacity, p->n_rules + 1, sizeof(*p->rules));
    p->rules[p->n_rules++] = rule;
}

/* The rule that comes next is that of a path in JSON. */
static void link_rule(struct plan *p, const struct rule *rule)
{
    uint32_t node = node_of_path(p, rule->path);
    size_t *link = &p->nodes[node].rule;

    p->nodes[node].is_text |= rule->role == ROLE_TEXT;
    while (*link)
        link = &p->rules[*link - 1].next;
    *link = p->n_rules + 1;
}

static void add_rule(struct plan *p, struct rule rule)
{
    if (!rule.is_element)
        link_rule(p, &rule);
    append_rule(p, rule);
}

/* Adds a rule for the path inside of a wrapper. That the wrapper is there does not make
   an object a document. */
static void add_wrapped(struct plan *p, const char *wrapper, struct rule rule)
{
    size_t len = strlen(wrapper), path_len = strlen(rule.path);
    char *path = arena_alloc(&p->texts, len + path_len + 2);

    memcpy(path, wrapper, len);
    path[len] = '.';
    memcpy(path + len + 1, rule.path, path_len + 1);
    rule.path = path;
    rule.is_weak = true;
    add_rule(p, rule);
}

static enum role role_of(struct span name)
{
    if (span_is(name, "content"))
        return ROLE_TEXT;
    for (int role = ROLE_ID; role < MAPPED_ROLES; role++)
        if (span_is(name, role_names[role]))
            return (enum role)role;
    return ROLE_NONE;
}

/* Adds "MEMBER=PATH", which must last as long as the plan. */
static bool add_setting(struct plan *p, const char *setting, bool *mapped)
{
    const char *equals = strchr(setting, '=');
    struct rule rule = {.path = equals ? equals + 1 : ""};

    if (equals)
        rule.role = role_of(span_between(setting, equals));
    if (!rule.role || !rule.path[0])
        return false;
    mapped[rule.role] = true;
    add_rule(p, rule);
    return true;
}

/* The usual paths, and behind them those inside of a wrapper. */
static void add_usual(struct plan *p, const bool *mapped)
{
    enum { N = sizeof(usual) / sizeof(usual[0]) };

    for (size_t i = 0; i < N; i++)
        if (!mapped[usual[i].role])
            add_rule(p, usual[i]);
    for (size_t w = 0; w < sizeof(wrappers) / sizeof(wrappers[0]); w++)
        for (size_t i = 0; i < N; i++)
            if (usual[i].role < MAPPED_ROLES && !usual[i].is_element &&
                !mapped[usual[i].role])
                add_wrapped(p, wrappers[w], usual[i]);
}

static char *copy_string(struct plan *p, struct span s)
{
    char *copy = arena_alloc(&p->texts, s.len + 1);

    memcpy(copy, s.data, s.len);
    copy[s.len] = '\0';
    return copy;
}

/* Rules for columns and elements: no path of JSON leads to them. An element <data> is
   what holds others. */
static void add_columns(struct plan *p, const bool *mapped)
{
    for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
        struct span rest = span_of(columns[i].names), name;

        while (!mapped[columns[i].role] && span_split(&rest, '|', &name))
            append_rule(p, (struct rule){.role = columns[i].role,
                                         .path = copy_string(p, name),
                                         .is_column = span_is(name, "data")});
    }
}

bool plan_init(struct plan *p, const char *const *settings, size_t n, const char **bad)
{
    bool mapped[ROLES] = {false};

    *p = (struct plan){0};
    new_node(p);
    for (size_t i = 0; i < n; i++) {
        struct span rest = span_of(settings[i]), one;

        while (span_split(&rest, ',', &one)) {
            const char *copy = copy_string(p, one);

            if (!add_setting(p, copy, mapped)) {
                *bad = copy;
                return false;
            }
        }
    }
    p->n_mapped = p->n_rules;
    add_usual(p, mapped);
    add_columns(p, mapped);
    return true;
}

void plan_release(struct plan *p)
{
    for (size_t i = 0; i < p->n_nodes; i++) {
        intern_release(&p->nodes[i].names);
        free(p->nodes[i].children);
    }
    arena_release(&p->texts);
    free(p->nodes);
    free(p->rules);
    *p = (struct plan){0};
}

/* ---- what the names tell ---- */

/* Whatever the case; a blank or hyphen of a column's may be an underscore of a
   member's. */
static bool is_called(struct span column, const char *path)
{
    size_t i = 0;

    for (; i < column.len && path[i]; i++) {
        bool parts = (column.data[i] == ' ' || column.data[i] == '-') && path[i] == '_';

        if (!parts && ascii_lower(column.data[i]) != ascii_lower(path[i]))
            return false;
    }
    return i == column.len && !path[i];
}

static const struct rule *rule_called(const struct plan *p, struct span name,
                                      bool is_element)
{
    for (size_t i = 0; i < p->n_rules; i++) {
        const char *path = p->rules[i].path;

        path += path[0] == '/';
        if (is_called(name, path) &&
            !(is_element ? p->rules[i].is_column : p->rules[i].is_element))
            return &p->rules[i];
    }
    return NULL;
}

const struct rule *plan_column(const struct plan *p, struct span name)
{
    return rule_called(p, name, false);
}

const struct rule *plan_element(const struct plan *p, struct span name)
{
    return rule_called(p, name, true);
}

/* Weak rules aside. */
static bool ends_in(const struct plan *p, uint32_t node, enum role role)
{
    for (size_t i = p->nodes[node].rule; i; i = p->rules[i - 1].next)
        if (p->rules[i - 1].role == role && !p->rules[i - 1].is_weak)
            return true;
    return false;
}

/* The role is at the node or somewhere below it. */
static bool holds_role(const struct plan *p, uint32_t node, enum role role)
{
    const struct plan_node *n = &p->nodes[node];

    if (ends_in(p, node, role))
        return true;
    for (size_t i = 0; i < n->names.n; i++)
        if (holds_role(p, n->children[i], role))
            return true;
    return false;
}

/* A string under `name`, or under names below it, has the role. */
static bool leads_to(const struct plan *p, struct span name, bool is_object,
                     enum role role)
{
    uint32_t node = plan_child(p, PLAN_ROOT, name);
    const struct plan_node *n = &p->nodes[node];

    if (node == PLAN_NOWHERE || !is_object)
        return node != PLAN_NOWHERE && ends_in(p, node, role);
    for (size_t i = 0; i < n->names.n; i++)
        if (holds_role(p, n->children[i], role))
            return true;
    return false;
}

bool plan_makes_document(const struct plan *p, struct span name, bool is_object)
{
    return leads_to(p, name, is_object, ROLE_TEXT) ||
           leads_to(p, name, is_object, ROLE_EXCERPT);
}

bool plan_is_wrapper(struct span name)
{
    for (size_t i = 0; i < sizeof(wrappers) / sizeof(wrappers[0]); i++)
        if (span_is(name, wrappers[i]))
            return true;
    return false;
}

bool plan_makes_title(const struct plan *p, struct span name, bool is_object)
{
    return leads_to(p, name, is_object, ROLE_TITLE);
}

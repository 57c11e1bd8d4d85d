#include "boilerplate.h"

#include "ascii.h"

/*
 * Names by their first letters; '*' at the end stands for any rest. The plugin
 * is named where the class does not tell.
 */
typedef const char *const names;

static names a_names[] = {"addtoany_*",
                          "addthis_*",
                          "a2a_kit", /* AddToAny */
                          "apss-*",  /* AccessPress Social Share */
                          "at-above-post*",
                          "at-below-post*", /* AddThis */
                          NULL};
static names b_names[] = {"bctt-ctt-btn", /* Better Click To Tweet: its button */
                          NULL};
static names c_names[] = {"crp_related*", NULL}; /* Contextual Related Posts */
static names d_names[] = {"dpsp-*", NULL};       /* Grow, Hubbub */
static names e_names[] = {"essb_*",              /* Easy Social Share Buttons */
                          "et_social_*",         /* Monarch */
                          NULL};
static names h_names[] = {"heateor_*", NULL};
static names j_names[] = {"jetpack-likes-widget*",
                          "jetpack-related-posts",
                          "jp-relatedposts*",
                          "juiz_sps_*",
                          "jssocials",
                          NULL};
static names k_names[] = {"kk-star-ratings", "kiwi-article-bar", NULL};
static names m_names[] = {"mashsb-*", NULL};
static names n_names[] = {"nc_socialPanel", /* Social Warfare */
                          "novashare-*", "nrelate*", NULL};
static names p_names[] = {"post-ratings", "printfriendly", "pvc_stats", NULL};
static names r_names[] = {"rmp-widgets-container", /* Rate My Post */
                          "rp4wp-related-posts", NULL};
static names s_names[] = {"sharedaddy",
                          "sd-sharing*",
                          "sd-like*",
                          "sd-social*", /* Jetpack */
                          "scriptlesssocialsharing*",
                          "sfsi_*",
                          "shareaholic-*",
                          "sharethis-*",
                          "ssba*",
                          "ssbp-*",
                          "swp_social_panel*",
                          NULL};
static names t_names[] = {"the_champ_*", /* Super Socializer */
                          "taboola*", "trc_related_container", NULL};
static names w_names[] = {"wp-block-jetpack-like",
                          "wp-block-jetpack-related-posts",
                          "wp-block-jetpack-sharing-button*",
                          "wp-block-outermost-social-sharing*",
                          "wp-block-social-link*",
                          "wp_rp_*",
                          "wpl-likebox",
                          "wpulike*",
                          "wp_ulike_*",
                          "wpusb*",
                          NULL};
static names y_names[] = {"yarpp*", "yuzo_related_post", NULL};
static names z_names[] = {"zem_rp_*", NULL};

static names *const widgets[26] = {
    a_names, b_names, c_names, d_names, e_names, NULL, NULL,    h_names, NULL,
    j_names, k_names, NULL,    m_names, n_names, NULL, p_names, NULL,    r_names,
    s_names, t_names, NULL,    NULL,    w_names, NULL, y_names, z_names};

static names links[] = {"more-link",
                        "read-more",
                        "readmore",
                        "read-more-link",
                        "readmore-link",
                        "continue-reading",
                        "continue-reading-link",
                        "excerpt-more",
                        "excerpt-read-more",
                        "moretag",
                        "wp-block-read-more",
                        "wp-block-post-excerpt__more-link",
                        NULL};

static bool is_like(struct span name, const char *pattern)
{
    size_t i = 0;

    while (i < name.len && pattern[i] && name.data[i] == pattern[i])
        i++;
    return pattern[i] == '*' || (i == name.len && !pattern[i]);
}

static bool is_listed(struct span name, names *list)
{
    for (; *list; list++)
        if (is_like(name, *list))
            return true;
    return false;
}

static bool is_widget(struct span name)
{
    unsigned letter = (unsigned char)name.data[0] - 'a';

    return letter < 26 && widgets[letter] && is_listed(name, widgets[letter]);
}

bool boilerplate_class(struct span class_names, bool is_link)
{
    const char *p = class_names.data, *end = p + class_names.len;

    while (p < end) {
        struct span name = {p, 0};

        while (p < end && !ascii_is_space(*p))
            p++;
        name.len = (size_t)(p - name.data);
        if (name.len && (is_widget(name) || (is_link && is_listed(name, links))))
            return true;
        p++;
    }
    return false;
}

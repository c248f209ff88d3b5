/*
 * daoban about: whose content this is, as of when, where it was read from.
 */
#include "base/version.h"
#include "commands/command.h"
#include "commands/site.h"
#include "engine/code.h"
#include "model/adoption.h"

static void line(const struct setup *setup, struct arena *arena, enum phrase label,
                 const char *value)
{
    printf("%s\n", phrase_format(arena, label, setup->language, value, NULL));
}

/* about.yaml of the office's own layer. */
static const char *site_file(struct setup *setup)
{
    if (setup->layers.count < 2)
        return phrase_text(PHRASE_ABOUT_SITE_FILE, setup->language);
    return arena_format(&setup->arena, "%s/about.yaml",
                        setup->layers.folder[setup->layers.count - 1]);
}

/* The line that adopts what is here, as it is to be written. */
static void adopt_line(struct setup *setup)
{
    const char *office = setup->office.name.text[LANGUAGE_ZH];
    char today[DATE_TEXT_SIZE];

    date_format(setup->today, today);
    printf("%s\n", phrase_format(&setup->arena, PHRASE_ABOUT_ADOPT_LINE, setup->language,
                                 office != NULL ? office
                                                : phrase_text(PHRASE_ABOUT_OFFICE, setup->language),
                                 today,
                                 arena_format(&setup->arena, "%016llx",
                                              (unsigned long long)adoption_print(setup->content)),
                                 NULL));
}

static void adoption_line(struct setup *setup)
{
    static const enum phrase said[] = {
        [ADOPTION_NONE] = PHRASE_ABOUT_ADOPTED_NONE,
        [ADOPTION_HOLDS] = PHRASE_ABOUT_ADOPTED,
        [ADOPTION_CHANGED] = PHRASE_ABOUT_ADOPTED_CHANGED,
        [ADOPTION_EARLY] = PHRASE_ABOUT_ADOPTED_EARLY,
        [ADOPTION_FUTURE] = PHRASE_ABOUT_ADOPTED_FUTURE,
    };
    const struct adoption *adoption = &setup->content->adoption;
    const enum adoption_state state = adoption_state(setup->content, setup->today);
    char on[DATE_TEXT_SIZE];

    date_format(adoption->on, on);
    if (state == ADOPTION_NONE)
        line(setup, &setup->arena, said[state], site_file(setup));
    else
        printf("%s\n", phrase_format(&setup->arena, said[state], setup->language,
                                     content_text(setup->content, adoption->by, setup->language),
                                     on, site_file(setup), NULL));
    if (state != ADOPTION_HOLDS)
        adopt_line(setup);
}

static void about_print(struct setup *setup)
{
    const struct content *content = setup->content;
    struct arena *arena = &setup->arena;
    char dated[DATE_TEXT_SIZE];

    date_format(content->dated, dated);
    line(setup, arena, PHRASE_ABOUT_VERSION, DAOBAN_VERSION);
    line(setup, arena, PHRASE_ABOUT_NAME, content_text(content, content->name, setup->language));
    if (setup->foreign)
        line(setup, arena, PHRASE_ABOUT_FOREIGN, "");
    line(setup, arena, PHRASE_ABOUT_DATED, dated);
    line(setup, arena, PHRASE_ABOUT_BEHAVIOUR,
         arena_format(arena, "%016llx", (unsigned long long)content->behaviour_print));
    line(setup, arena, PHRASE_ABOUT_WORDING,
         arena_format(arena, "%016llx", (unsigned long long)content->wording_print));
    adoption_line(setup);
    line(setup, arena, PHRASE_ABOUT_CODE, arena_format(arena, "%u", (unsigned)code_worst(content)));
    for (size_t i = 0; i < setup->layers.count; i++)
        line(setup, arena, PHRASE_ABOUT_FOLDER, setup->layers.folder[i]);
    line(setup, arena, content->from_image ? PHRASE_ABOUT_IMAGE : PHRASE_ABOUT_YAML, setup->image);
}

/* What the office's own folder changes, where it has one; the places in its files are in no image. */
static void about_site(struct setup *setup)
{
    struct diags diags = {0};
    struct workbook workbook;
    struct site *site;

    if (setup->layers.count > 1 && content_load_workbook(&setup->layers, &diags, &workbook)) {
        site = site_open(&setup->layers, &workbook, &setup->arena);
        if (site != NULL)
            site_print(site, setup->language);
        site_close(site);
        workbook_free(&workbook);
    }
    diags_free(&diags);
}

static enum exit_code about_run(const struct options *options,
                                const struct environment *environment)
{
    struct setup setup = {0};
    enum exit_code code = setup_content(&setup, options, environment, true);

    if (code == EXIT_DONE) {
        about_print(&setup);
        about_site(&setup);
    }
    setup_close(&setup);
    return code;
}

const struct command command_about = {
    .name = "about",
    .usage = "",
    .help = {"这是谁的内容、多大、从哪里读的", "whose content this is, how much, read from where"},
    .run = about_run,
};

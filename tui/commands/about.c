/*
 * daoban about: whose content this is, as of when, where it was read from.
 */
#include "base/version.h"
#include "commands/command.h"
#include "engine/code.h"

static void line(const struct opened *opened, struct arena *arena, enum saying label,
                 const char *value)
{
    printf("%s\n", saying_format(arena, label, opened->language, value, NULL));
}

static void about_print(struct opened *opened)
{
    const struct content *content = opened->content;
    struct arena *arena = &opened->arena;
    char dated[DATE_TEXT_SIZE];

    date_format(content->dated, dated);
    line(opened, arena, SAY_ABOUT_VERSION, DAOBAN_VERSION);
    line(opened, arena, SAY_ABOUT_NAME, content_text(content, content->name, opened->language));
    if (opened->foreign)
        line(opened, arena, SAY_ABOUT_FOREIGN, "");
    line(opened, arena, SAY_ABOUT_DATED, dated);
    line(opened, arena, SAY_ABOUT_BEHAVIOUR,
         arena_format(arena, "%016llx", (unsigned long long)content->behaviour_print));
    line(opened, arena, SAY_ABOUT_WORDING,
         arena_format(arena, "%016llx", (unsigned long long)content->wording_print));
    line(opened, arena, SAY_ABOUT_CODE, arena_format(arena, "%u", (unsigned)code_worst(content)));
    for (size_t i = 0; i < opened->layers.count; i++)
        line(opened, arena, SAY_ABOUT_FOLDER, opened->layers.folder[i]);
    line(opened, arena, content->from_image ? SAY_ABOUT_IMAGE : SAY_ABOUT_YAML, opened->image);
}

static enum exit_code about_run(const struct options *options, const struct world *world)
{
    struct opened opened = {0};
    enum exit_code code = open_content(&opened, options, world, true);

    if (code == EXIT_DONE)
        about_print(&opened);
    opened_close(&opened);
    return code;
}

const struct command command_about = {
    .name = "about",
    .usage = "",
    .help = {"这是谁的内容、多大、从哪里读的", "whose content this is, how much, read from where"},
    .run = about_run,
};

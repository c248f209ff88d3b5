/*
 * Whoever runs the case that comes with a finding sees what the finding says: every command line of
 * proof_rows.h, run by the program under the content that is wrong.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "proof_rows.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#define COMMAND "\n    daoban "

/* Everything the command writes; its exit code. The words of a case hold nothing a shell would heed. */
static int run_said(const char *arguments, const struct tree_folder *tree, struct buffer *said)
{
    const char *build = getenv("BUILD");
    char command[1024], room[4096];
    size_t size;
    FILE *pipe;
    int status;

    snprintf(command, sizeof command, "%s/daoban %.*s --content %s/content --format json 2>&1",
             build ? build : "build", (int)strcspn(arguments, "\n"), arguments, tree->path);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    while ((size = fread(room, 1, sizeof room, pipe)) > 0)
        buffer_add(said, room, size);
    buffer_add(said, "", 1);
    status = pclose(pipe);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void row_is_shown(const struct row *row)
{
    const char *at = strstr(row->zh, COMMAND);
    struct tree_folder tree;
    struct buffer said = {0};
    int code;

    assert_true((at != NULL) == (row->shows != NULL));
    if (at == NULL)
        return;
    tree_start(&tree, NULL);
    row_lay(row, &tree);
    code = run_said(at + strlen(COMMAND), &tree, &said);
    if (code != 0 || !strstr(said.data, row->shows))
        fail_msg("%s\nends with %d, without %s, and says\n%s", row->zh, code, row->shows,
                 said.data);
    buffer_free(&said);
    tree_free(&tree);
}

static void each_case_shows_what_is_said(void **state)
{
    size_t shown = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        row_is_shown(&rows[i]);
        shown += rows[i].shows != NULL;
    }
    assert_true(shown >= 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_case_shows_what_is_said),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

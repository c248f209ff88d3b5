/* Forty thousand random keys in both languages, with windows of every size in between: nothing may fall over. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "stage.h"

#include <stdlib.h>
#include <string.h>

static struct stage stage;

/* A small generator of our own: the same keys on every machine. */
static uint32_t chance(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % below;
}

static const char *const keys[] = {
    "1",       "2",     "3",     "4",      "5",        "6",    "7",     "8",         "9",
    "0",       "Enter", "-",     "*",      "/",        ".",    "+",     "Up",        "Down",
    "Tab",     "Left",  "Right", "PageUp", "PageDown", "Home", "End",   "Backspace", "Esc",
    "NumLock", "l",     "c",     "聊",     "？",       "=",    "Space",
};

static void one_key(uint64_t *seed)
{
    const uint32_t dice = chance(seed, 100);

    if (dice < 2)
        stage_resize(&stage, 1 + (int)chance(seed, 160), 1 + (int)chance(seed, 50));
    else if (dice < 4)
        stage_scan(&stage, "DB 7312 4409 聊城");
    else if (dice < 64) /* mostly what leads on */
        stage_key(&stage, keys[chance(seed, 10)]);
    else
        stage_key(&stage, keys[chance(seed, sizeof keys / sizeof keys[0])]);
}

static void run(uint64_t seed, uint32_t count)
{
    stage_open(&stage, 80, 24, seed % 2 ? LANGUAGE_ZH : LANGUAGE_EN);
    for (uint32_t i = 0; i < count; i++) {
        one_key(&seed);
        if (i % 4 == 0)
            stage_draw(&stage);
        assert_in_range(stage.app.depth, 1, APP_DEPTH);
        stage.app.leave = false;
    }
    stage_close(&stage);
}

static void test_monkey(void **state)
{
    const char *wanted = getenv("DAOBAN_MONKEYS"); /* more of them in `make soak` */
    uint64_t count = wanted ? strtoull(wanted, NULL, 10) : 20;

    (void)state;
    for (uint64_t seed = 1; seed <= count; seed++)
        run(seed, 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_monkey)};
    int failed;

    if (!stage_load(&stage))
        return 1;
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    stage_unload(&stage);
    return failed;
}

/* Where a printer is and what it takes: good words, bad words, forms going round. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/office.h"

#include <string.h>

static void test_ways(void **state)
{
    static const struct {
        const char *to;
        enum printer_way way;
    } rows[] = {
        {"queue:",                     WAY_QUEUE },
        {"queue:HALL-1",               WAY_QUEUE },
        {"queue:大厅",               WAY_QUEUE },
        {"ipp://10.0.0.7/ipp/print",   WAY_IPP   },
        {"ipps://printer.local:443/p", WAY_IPP   },
        {"ipp://[fe80::1]:631/ipp",    WAY_IPP   },
        {"device:/dev/usb/lp0",        WAY_DEVICE},
        {"tcp://10.0.0.8",             WAY_TCP   },
        {"tcp://10.0.0.8:9101",        WAY_TCP   },
        {"tcp://[::1]:9100",           WAY_TCP   },
        {"",                           WAY_NONE  },
        {"HALL-1",                     WAY_NONE  },
        {"queue:-o",                   WAY_NONE  },
        {"queue:a b",                  WAY_NONE  },
        {"queue:a/b",                  WAY_NONE  },
        {"ipp://10.0.0.7",             WAY_NONE  },
        {"ipp:///ipp/print",           WAY_NONE  },
        {"ipp://user:secret@host/p",   WAY_NONE  },
        {"ipp://-x/p",                 WAY_NONE  },
        {"http://10.0.0.7/",           WAY_NONE  },
        {"device:lp0",                 WAY_NONE  },
        {"device:/etc/passwd",         WAY_NONE  },
        {"device:/dev/",               WAY_NONE  },
        {"device:/dev/../etc/passwd",  WAY_NONE  },
        {"tcp://",                     WAY_NONE  },
        {"tcp://:9100",                WAY_NONE  },
        {"tcp://host:0",               WAY_NONE  },
        {"tcp://host:",                WAY_NONE  },
        {"tcp://host:65536",           WAY_NONE  },
        {"tcp://host:91x0",            WAY_NONE  },
        {"tcp://host/path",            WAY_NONE  },
        {"tcp://[::1",                 WAY_NONE  },
        {"tcp://[]:1",                 WAY_NONE  },
        {"tcp://ho st",                WAY_NONE  },
        {"tcp://host\n",               WAY_NONE  },
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (printer_way(rows[i].to) != rows[i].way)
            fail_msg("%s", rows[i].to);
}

static void test_places(void **state)
{
    (void)state;
    assert_string_equal(printer_place("queue:HALL-1"), "HALL-1");
    assert_string_equal(printer_place("queue:"), "");
    assert_string_equal(printer_place("device:/dev/lp0"), "/dev/lp0");
    assert_string_equal(printer_place("tcp://10.0.0.8"), "tcp://10.0.0.8");
}

static void test_forms_by_where_it_is(void **state)
{
    const struct printer queue = {.to = "queue:HALL-1"}, device = {.to = "device:/dev/lp0"};
    const struct printer narrow = {.to = "tcp://10.0.0.8", .columns = 32};
    const struct printer said = {.to = "queue:S", .forms = PRINT_FORM_BIT(PRINT_TEXT)};

    (void)state;
    assert_int_equal(printer_forms(&queue), PRINT_FORMS_PAGE);
    assert_int_equal(printer_forms(&device), PRINT_FORM_BIT(PRINT_SLIP_80));
    assert_int_equal(printer_forms(&narrow), PRINT_FORM_BIT(PRINT_SLIP_58));
    assert_int_equal(printer_forms(&said), PRINT_FORM_BIT(PRINT_TEXT));
    assert_int_equal(printer_fitting_form(&queue, PRINT_LARGE), PRINT_LARGE);
    assert_int_equal(printer_fitting_form(&device, PRINT_A4), PRINT_SLIP_80);
    assert_int_equal(printer_fitting_form(&queue, PRINT_TEXT), PRINT_A4);
}

static void test_forms_go_round(void **state)
{
    const struct printer printer = {.to = "queue:HALL-1",
                                    .forms = PRINT_FORM_BIT(PRINT_A4) |
                                             PRINT_FORM_BIT(PRINT_SLIP_58) |
                                             PRINT_FORM_BIT(PRINT_TEXT)};

    (void)state;
    assert_int_equal(printer_next_form(&printer, PRINT_A4), PRINT_SLIP_58);
    assert_int_equal(printer_next_form(&printer, PRINT_SLIP_58), PRINT_TEXT);
    assert_int_equal(printer_next_form(&printer, PRINT_TEXT), PRINT_A4);
}

static void test_columns(void **state)
{
    const struct printer usual = {.to = "queue:"}, old = {.to = "queue:", .columns = 42};
    const struct printer narrow = {.to = "queue:", .columns = 32};

    (void)state;
    assert_int_equal(printer_columns(&usual, PRINT_SLIP_80), 48);
    assert_int_equal(printer_columns(&old, PRINT_SLIP_80), 42);
    assert_int_equal(printer_columns(&old, PRINT_SLIP_58), 32);
    assert_int_equal(printer_columns(&narrow, PRINT_SLIP_80), 48);
}

static void test_names(void **state)
{
    enum print_form form = PRINT_A4;

    (void)state;
    for (int i = 0; i < PRINT_FORM_COUNT; i++) {
        assert_true(printer_form_named(form_names[i], &form));
        assert_int_equal(form, i);
    }
    assert_false(printer_form_named("A4", &form));
    assert_false(printer_form_named("", &form));
}

/* ---- whose printer it is ------------------------------------------------------------------ */

static const char *own(struct office *office, struct arena *arena)
{
    office_settle_printers(office, arena);
    return office->printers[office->own_printer].to;
}

static void test_own_printer(void **state)
{
    static const struct printer configured[] = {
        {.name = "laser", .to = "queue:HALL-1"   },
        {.name = "slip",  .to = "device:/dev/lp0"},
    };
    struct arena arena = {0};
    struct office office = {.printer = NULL};

    (void)state;
    assert_string_equal(own(&office, &arena), "queue:"); /* nothing said: the system's default */
    office = (struct office){.printer = "HALL-2"};
    assert_string_equal(own(&office, &arena), "queue:HALL-2");
    office = (struct office){.device = "/dev/lp1"};
    assert_string_equal(own(&office, &arena), "device:/dev/lp1");
    office = (struct office){.printer = "HALL-2", .device = "/dev/lp1"};
    assert_string_equal(own(&office, &arena), "queue:HALL-2");
    assert_int_equal(office.printer_count, 2);
    office = (struct office){.printer_count = 2};
    memcpy(office.printers, configured, sizeof configured);
    assert_string_equal(own(&office, &arena), "queue:HALL-1");
    office.printer = "slip";
    assert_string_equal(own(&office, &arena), "device:/dev/lp0");
    office.device = "/dev/lp0"; /* configured already */
    assert_string_equal(own(&office, &arena), "device:/dev/lp0");
    assert_int_equal(office.printer_count, 2);
    arena_free(&arena);
}

static void test_named_printer(void **state)
{
    const struct office office = {
        .printers = {{.name = "slip", .to = "device:/dev/lp0", .columns = 42}}, .printer_count = 1};
    struct printer printer;

    (void)state;
    assert_true(office_printer(&office, "slip", &printer));
    assert_int_equal(printer.columns, 42);
    assert_true(office_printer(&office, "queue:X", &printer));
    assert_string_equal(printer.to, "queue:X");
    assert_false(office_printer(&office, "X", &printer));
    assert_false(
        office_printer(&office, "device:/dev/lp9", &printer)); /* the configuration's alone */
    assert_false(office_printer(&office, "tcp://10.0.0.8", &printer));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_forms_by_where_it_is),
        cmocka_unit_test(test_forms_go_round),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_own_printer),
        cmocka_unit_test(test_named_printer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The configuration: defaults, overriding, the desk one sits at. Mistakes: test_refusals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "content_tree.h"
#include "load/config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
    struct tree_folder tree;
    struct arena arena;
    struct diags diags;
    struct office office;
};

static int set_up(void **state)
{
    static struct fixture fixture;

    fixture = (struct fixture){0};
    snprintf(fixture.tree.path, sizeof fixture.tree.path, "/tmp/daoban-test-XXXXXX");
    *state = &fixture;
    return mkdtemp(fixture.tree.path) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    tree_free(&fixture->tree);
    arena_free(&fixture->arena);
    diags_free(&fixture->diags);
    return 0;
}

static void put(struct fixture *fixture, const char *name, const char *text)
{
    tree_write(&fixture->tree, name, text, strlen(text), false);
}

/* Loads system.yaml and user.yaml, whichever exist. */
static bool load(struct fixture *fixture)
{
    char system[100], user[100];
    const char *const paths[] = {system, user};

    snprintf(system, sizeof system, "%s/system.yaml", fixture->tree.path);
    snprintf(user, sizeof user, "%s/user.yaml", fixture->tree.path);
    return config_load(&fixture->office, &fixture->arena, &fixture->diags, paths, 2);
}

static void test_defaults(void **state)
{
    struct fixture *fixture = *state;

    assert_true(load(fixture));
    assert_int_equal(fixture->office.idle_minutes, 10);
    assert_int_equal(fixture->office.copies, 1);
    assert_int_equal(fixture->office.language, LANGUAGE_ZH);
    assert_false(fixture->office.language_set);
    assert_int_equal(fixture->office.region, 0);
    assert_null(fixture->office.name.text[LANGUAGE_ZH]);
    assert_null(fixture->office.printer);
}

static void test_everything(void **state)
{
    struct fixture *fixture = *state;
    const struct office *office = &fixture->office;

    put(fixture, "system.yaml",
        "office: {name: {zh: 医保大厅, en: Hall}, phone: \"0635-1234\"}\n"
        "office_region: 371500\n"
        "matters: [{flow: settle, window: \"3\"}, {flow: filing}]\n"
        "places: [110000, 310000]\n"
        "desk: {window: \"2\", printer: laser, device: /dev/usb/lp0}\n"
        "idle: 5 minutes\ncopies: 2\nsave_folder: ~/daoban\nlanguage: en\n"
        "content: /etc/daoban/content\n");
    assert_true(load(fixture));
    assert_string_equal(office->name.text[LANGUAGE_EN], "Hall");
    assert_string_equal(office->phone.text[LANGUAGE_ZH], "0635-1234");
    assert_null(office->phone.text[LANGUAGE_EN]);
    assert_int_equal(office->region, 371500);
    assert_int_equal(office->matter_count, 2);
    assert_string_equal(office_window(office, "settle"), "3");
    assert_null(office_window(office, "filing"));
    assert_int_equal(office->places[1], 310000);
    assert_string_equal(office->device, "/dev/usb/lp0");
    assert_int_equal(office->idle_minutes, 5);
    assert_int_equal(office->copies, 2);
    assert_string_equal(office->save_folder, "~/daoban");
    assert_int_equal(office->language, LANGUAGE_EN);
    assert_true(office->language_set);
    assert_string_equal(office->site_content, "/etc/daoban/content");
}

static void test_later_file_overrides_key_by_key(void **state)
{
    struct fixture *fixture = *state;
    const struct office *office = &fixture->office;

    put(fixture, "system.yaml",
        "office: {name: 大厅, hours: 9-17}\nplaces: [110000, 310000]\ncopies: 2\n");
    put(fixture, "user.yaml", "office: {name: 分厅}\nplaces: [500000]\nidle: 0\n");
    assert_true(load(fixture));
    assert_string_equal(office->name.text[LANGUAGE_ZH], "分厅");
    assert_string_equal(office->hours.text[LANGUAGE_ZH], "9-17");
    assert_int_equal(office->place_count, 1);
    assert_int_equal(office->places[0], 500000);
    assert_int_equal(office->copies, 2);
    assert_int_equal(office->idle_minutes, 0);
}

static void test_desks(void **state)
{
    static const char *const desk2[] = {NULL, "elsewhere", "hall-2"};
    static const char *const nobody[] = {"elsewhere"};
    struct fixture *fixture = *state;

    put(fixture, "system.yaml",
        "desk: {printer: laser}\n"
        "desks: [{host: hall-1, window: \"1\"}, {host: hall-2, window: \"2\", device: "
        "/dev/lp1}]\n");
    assert_true(load(fixture));
    assert_false(office_take_desk(&fixture->office, nobody, 1));
    assert_null(fixture->office.window);
    assert_true(office_take_desk(&fixture->office, desk2, 3));
    assert_string_equal(fixture->office.window, "2");
    assert_string_equal(fixture->office.printer, "laser");
    assert_string_equal(fixture->office.device, "/dev/lp1");
    assert_string_equal(fixture->office.name_of_desk, "hall-2");
}

static void test_printers(void **state)
{
    struct fixture *fixture = *state;
    const struct office *office = &fixture->office;
    const struct printer *printer = office->printers;

    put(fixture, "system.yaml",
        "printers: [{name: old, to: \"queue:OLD\"}]\n"
        "desk: {printer: 小票机}\n");
    put(fixture, "user.yaml",
        "printers:\n"
        "  - {name: 大厅激光, to: \"queue:HALL-1\"}\n"
        "  - {name: 小票机, to: \"tcp://10.0.0.8\", columns: 42, profile: gb2312, qr: picture}\n"
        "  - {name: 针式, to: \"queue:DOT\", forms: text}\n"
        "  - {name: 都行, to: \"queue:ANY\", forms: [a4, large, 58], columns: 32, qr: none}\n");
    assert_true(load(fixture));
    assert_int_equal(office->printer_count, 4); /* the later list, whole */
    assert_string_equal(printer[0].to, "queue:HALL-1");
    assert_int_equal(printer_forms(&printer[0]), PRINT_FORMS_PAGE);
    assert_false(printer[0].gb2312);
    assert_int_equal(printer[0].qr, QR_BY_PRINTER);
    assert_int_equal(printer_columns(&printer[1], PRINT_SLIP_80), 42);
    assert_true(printer[1].gb2312);
    assert_int_equal(printer[1].qr, QR_AS_PICTURE);
    assert_int_equal(printer_forms(&printer[2]), PRINT_FORM_BIT(PRINT_TEXT));
    assert_int_equal(printer_forms(&printer[3]), PRINT_FORMS_PAGE | PRINT_FORM_BIT(PRINT_SLIP_58));
    assert_int_equal(printer[3].qr, QR_BY_NOBODY);
    office_settle_printers(&fixture->office, &fixture->arena);
    assert_int_equal(office->own_printer, 1);
}

static void test_no_printer_of_a_kind_that_is_wrong(void **state)
{
    struct fixture *fixture = *state;

    put(fixture, "user.yaml",
        "printers: [{name: a, to: nowhere}, {name: [b], to: \"queue:B\"}, x, {name: c, to: "
        "\"queue:C\"}]\n");
    assert_false(load(fixture));
    assert_int_equal(fixture->office.printer_count, 1);
    assert_string_equal(fixture->office.printers[0].name, "c");
}

static void test_mistakes_keep_what_is_good(void **state)
{
    struct fixture *fixture = *state;

    put(fixture, "user.yaml", "copies: many\nidle: 3 minutes\nlangauge: en\n");
    assert_false(load(fixture));
    assert_int_equal(fixture->diags.errors, 2);
    assert_int_equal(fixture->office.copies, 1);
    assert_int_equal(fixture->office.idle_minutes, 3);
    assert_false(fixture->office.language_set);
}

static void test_a_broken_desk_is_no_desk(void **state)
{
    static const char *const names[] = {"hall-1"};
    struct fixture *fixture = *state;

    put(fixture, "user.yaml", "desks: [{window: \"1\"}, {host: [a]}]\n");
    assert_false(load(fixture));
    assert_false(office_take_desk(&fixture->office, names, 1));
    assert_null(office_window(&fixture->office, "settle"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_defaults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_everything, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_later_file_overrides_key_by_key, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_desks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_printers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_printer_of_a_kind_that_is_wrong, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_mistakes_keep_what_is_good, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_broken_desk_is_no_desk, set_up, tear_down),
    };

    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}

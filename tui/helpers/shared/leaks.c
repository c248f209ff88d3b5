/*
 * What fontconfig, pango and libcups keep until the process ends is their own and counts as no leak of ours. The
 * sanitizers' run-time library asks these functions (the names are theirs); without them nobody does.
 */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\nleak:libpango\nleak:libcairo\nleak:libglib\nleak:libharfbuzz\n"
           "leak:libcups\nleak:libgnutls\n";
}

const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

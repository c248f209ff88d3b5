/* fontconfig set up by a few lines of our own instead of the system's many. */
#include "fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/*
 * The folders and the caches are those of the system's own settings. Of all fonts only a set's families are
 * accepted. WenQuanYi has no bold face: it is made from the other, by the rule that every system has.
 */
#define BEFORE                                                                                     \
    "<fontconfig>"                                                                                 \
    "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"                                 \
    "<dir prefix=\"xdg\">fonts</dir><dir>~/.fonts</dir>"                                           \
    "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"     \
    "<selectfont><rejectfont>"                                                                     \
    "<pattern><patelt name=\"scalable\"><bool>true</bool></patelt></pattern>"                      \
    "<pattern><patelt name=\"scalable\"><bool>false</bool></patelt></pattern>"                     \
    "</rejectfont><acceptfont>"
#define FAMILY(name) "<pattern><patelt name=\"family\"><string>" name "</string></patelt></pattern>"
#define AFTER                                                                                      \
    "</acceptfont></selectfont>"                                                                   \
    "<match target=\"font\">"                                                                      \
    "<test name=\"weight\" compare=\"less_eq\"><const>medium</const></test>"                       \
    "<test target=\"pattern\" name=\"weight\" compare=\"more_eq\"><const>bold</const></test>"      \
    "<edit name=\"embolden\" mode=\"assign\"><bool>true</bool></edit>"                             \
    "<edit name=\"weight\" mode=\"assign\"><const>bold</const></edit>"                             \
    "</match>"                                                                                     \
    "</fontconfig>"

/* One after the other, as long as a character has no picture. */
static const char *const sets[] = {
    BEFORE FAMILY("WenQuanYi Micro Hei") AFTER,
    BEFORE FAMILY("WenQuanYi Micro Hei") FAMILY("Noto Sans CJK SC") FAMILY("Source Han Sans SC")
        AFTER,
};

#define SETS (sizeof(sets) / sizeof(*sets))

static size_t opened; /* sets tried */

static void config_use(FcConfig *config)
{
    FcConfigSetCurrent(config);
    FcConfigDestroy(config); /* what is current is held by fontconfig */
}

/* False where no font of the set is installed. */
static bool set_open(const char *set)
{
    FcConfig *config = FcConfigCreate();
    bool usable = FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)set, FcFalse) &&
                  FcConfigBuildFonts(config);
    const FcFontSet *fonts = usable ? FcConfigGetFonts(config, FcSetSystem) : NULL;

    if (fonts == NULL || fonts->nfont == 0) {
        FcConfigDestroy(config);
        return false;
    }
    config_use(config);
    return true;
}

bool fonts_open(void)
{
    bool done = false;

    while (!done && opened < SETS)
        done = set_open(sets[opened++]);
    if (!done && opened == SETS) {
        opened++;
        config_use(FcInitLoadConfigAndFonts());
        done = true;
    }
    if (done)
        pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(pango_cairo_font_map_get_default()));
    return done;
}

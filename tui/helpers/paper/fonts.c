/* fontconfig set up by a few lines of our own instead of the system's many. */
#include "fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

/*
 * The folders and the caches are those of the system's own settings. Of all fonts only our families are
 * accepted. WenQuanYi has no bold face: it is made from the other, by the rule that every system has.
 */
static const char few[] =
    "<fontconfig>"
    "<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
    "<dir prefix=\"xdg\">fonts</dir><dir>~/.fonts</dir>"
    "<cachedir>/var/cache/fontconfig</cachedir><cachedir prefix=\"xdg\">fontconfig</cachedir>"
    "<selectfont><rejectfont>"
    "<pattern><patelt name=\"scalable\"><bool>true</bool></patelt></pattern>"
    "<pattern><patelt name=\"scalable\"><bool>false</bool></patelt></pattern>"
    "</rejectfont><acceptfont>"
    "<pattern><patelt name=\"family\"><string>Noto Sans CJK SC</string></patelt></pattern>"
    "<pattern><patelt name=\"family\"><string>Source Han Sans SC</string></patelt></pattern>"
    "<pattern><patelt name=\"family\"><string>WenQuanYi Micro Hei</string></patelt></pattern>"
    "</acceptfont></selectfont>"
    "<match target=\"font\">"
    "<test name=\"weight\" compare=\"less_eq\"><const>medium</const></test>"
    "<test target=\"pattern\" name=\"weight\" compare=\"more_eq\"><const>bold</const></test>"
    "<edit name=\"embolden\" mode=\"assign\"><bool>true</bool></edit>"
    "<edit name=\"weight\" mode=\"assign\"><const>bold</const></edit>"
    "</match>"
    "</fontconfig>";

static bool all;

void fonts_open(void)
{
    FcConfig *config = FcConfigCreate();
    bool usable = FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)few, FcFalse) &&
                  FcConfigBuildFonts(config);
    const FcFontSet *fonts = usable ? FcConfigGetFonts(config, FcSetSystem) : NULL;

    all = fonts == NULL || fonts->nfont == 0;
    if (!all)
        FcConfigSetCurrent(config);
    FcConfigDestroy(config); /* what is current is held by fontconfig */
    pango_cairo_font_map_get_default();
}

bool fonts_open_all(void)
{
    FcConfig *config;

    if (all)
        return false;
    all = true;
    config = FcInitLoadConfigAndFonts();
    FcConfigSetCurrent(config);
    FcConfigDestroy(config);
    pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(pango_cairo_font_map_get_default()));
    return true;
}

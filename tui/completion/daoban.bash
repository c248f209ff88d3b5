# Bash completion for daoban(1). Flows, questions and options come from the content itself.

_daoban_values() { # the values an option takes
    case $1 in
    --lang) echo "zh en" ;;
    --format)
        case $2 in
        check | test | open) echo "text json" ;;
        diff) echo "text markdown json" ;;
        graph) echo "dot csv text markdown pdf" ;;
        *) echo "text json markdown pdf brief escpos" ;;
        esac
        ;;
    --form) echo "a4 large 80 58 text" ;;
    --copies) echo "1 2 3" ;;
    --printer) daoban print --list 2>/dev/null | cut -f 1 ;;
    --columns) echo "48 42 32" ;;
    --profile) echo "gb18030 gb2312" ;;
    --qr) echo "printer picture none" ;;
    esac
}

_daoban_folder() { # the content in use, for names; nothing when it cannot be found
    local i
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${COMP_WORDS[i]} == --content ]]; then
            echo "${COMP_WORDS[i + 1]}"
            return
        fi
    done
    echo "${DAOBAN_CONTENT:-/usr/share/daoban/content}"
}

_daoban_flows() {
    local folder
    folder=$(_daoban_folder)
    sed -n 's/^flow: *\([a-z0-9_-]*\).*/\1/p' "$folder"/flows/*.yaml "$folder"/../flows/*.yaml 2>/dev/null
}

_daoban_questions() {
    sed -n 's/^\([a-z][a-z0-9_]*\):.*/\1=/p' "$(_daoban_folder)/questions.yaml" 2>/dev/null
}

_daoban() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' i
    local commands="run check test diff graph open print release date doctor about"
    local options="--content --lang --help --version"

    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        case " $commands " in *" ${COMP_WORDS[i]} "*)
            command=${COMP_WORDS[i]}
            break
            ;;
        esac
    done
    case $before in
    --lang | --format | --columns | --profile | --qr | --printer | --form | --copies)
        mapfile -t COMPREPLY < <(compgen -W "$(_daoban_values "$before" "$command")" -- "$word")
        return
        ;;
    --content)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
        ;;
    --answers | --output)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    --set)
        mapfile -t COMPREPLY < <(compgen -W "$(_daoban_questions)" -- "$word")
        compopt -o nospace
        return
        ;;
    run | print)
        mapfile -t COMPREPLY < <(compgen -W "$(_daoban_flows)" -- "$word")
        return
        ;;
    esac
    case $command in
    run) options="$options --set --answers --format --large --columns --profile --qr --staff --output --region --on" ;;
    check) options="$options --format --due" ;;
    test) options="$options --format --mutate --accept --set" ;;
    diff) options="$options --format --git" ;;
    graph) options="$options --format --output --region $(_daoban_flows)" ;;
    print) options="$options --set --region --on --staff --printer --form --copies --list" ;;
    open) options="$options --format --output --on" ;;
    date) options="$options --on" ;;
    '') options="$commands $options --plain --ascii --kiosk --staff --region --on" ;;
    esac
    if [[ $command == diff && $word != -* ]]; then
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
    elif [[ $command == test && $word != -* ]]; then
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
    else
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
    fi
}

complete -F _daoban daoban

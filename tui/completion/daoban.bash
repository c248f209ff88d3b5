# Bash completion for daoban(1). What can stand where is asked of the program (daoban complete); the names of
# flows and questions come from the content.

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

_daoban_words() { # one thing that the program offers, in words that begin with $2
    case $1 in
    '<file>') compgen -f -- "$2" ;;
    '<folder>') compgen -d -- "$2" ;;
    '<flow>') compgen -W "$(_daoban_flows)" -- "$2" ;;
    '<question>') compgen -W "$(_daoban_questions)" -- "$2" ;;
    '<printer>') compgen -W "$(daoban print --list 2>/dev/null | cut -f 1)" -- "$2" ;;
    *) compgen -W "$1" -- "$2" ;;
    esac
}

_daoban() {
    local word=${COMP_WORDS[COMP_CWORD]} offered
    offered=$(daoban complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if [[ $word == = ]]; then word=''; fi
    mapfile -t COMPREPLY < <(while read -r line; do _daoban_words "$line" "$word"; done <<<"$offered")
    if [[ $offered == '<question>' ]]; then compopt -o nospace; fi
}

complete -F _daoban daoban

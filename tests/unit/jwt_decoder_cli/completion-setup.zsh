PROMPT= RPROMPT=
autoload -Uz compinit
compinit -D -u
source $SCRIPT
# Each offer is written down in place of being shown.
compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
    fi
    local -a hits
    builtin compadd -A hits "$@"
    (( $#hits )) && print -rl -- $hits >> $OFFERED
}
offer() {
    zle complete-word
    print -r -- '==' >> $OFFERED
}
zle -N offer
bindkey '^I' offer
bindkey '^U' kill-whole-line

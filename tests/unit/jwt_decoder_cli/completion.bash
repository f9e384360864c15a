# Prints what bash offers for each line of $2, with the completion in $1: the words of one line, then a line "==".
source "$1"
while IFS= read -r line; do
    # Where bash itself divides words: at spaces and around "=".
    read -r -a COMP_WORDS <<< "${line//=/ = }"
    [[ $line == *[\ =] ]] && COMP_WORDS+=("")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _jwt_decoder 2>/dev/null
    (( ${#COMPREPLY[@]} )) && printf '%s\n' "${COMPREPLY[@]}"
    echo ==
done < "$2"

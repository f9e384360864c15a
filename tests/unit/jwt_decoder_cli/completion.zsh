# Prints what zsh offers for each line of $2, with the completion in $1: the words of one line, then a line "==".
zmodload zsh/zpty
export OFFERED=$3 SCRIPT=$1
rm -f $OFFERED
zpty shell zsh -f -i
zpty -w shell "source ${0:A:h}/completion-setup.zsh"
for line in "${(@f)$(<$2)}"; do
    before=$(grep -c '^==$' $OFFERED 2>/dev/null)
    zpty -w -n shell $'\025'"$line"$'\t'
    for _ in {1..600}; do
        [[ $(grep -c '^==$' $OFFERED 2>/dev/null) != $before ]] && break
        zpty -r -t shell >/dev/null
        sleep 0.1
    done
done
zpty -d shell
cat $OFFERED

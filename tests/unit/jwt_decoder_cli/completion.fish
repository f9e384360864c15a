# Prints what fish offers for each line of $argv[2], with the completion in $argv[1], in the same way.
source $argv[1]
while read --line line
    complete -C $line | string replace -r '\t.*' '' | string replace -r '^--[a-z-]+=' ''
    echo ==
end < $argv[2]

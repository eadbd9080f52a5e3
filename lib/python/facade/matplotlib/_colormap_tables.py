"""matplotlib's colour maps, byte for byte: 256 colours each, as differences, compressed; and its lists of colours."""

NAMES = (
    "viridis plasma inferno magma cividis jet hot cool coolwarm bwr "
    "seismic RdBu RdYlBu RdYlGn Spectral PiYG BrBG PuOr Blues Greens "
    "Reds Oranges Purples Greys YlOrRd YlGnBu OrRd PuBu GnBu BuPu "
    "YlGn twilight hsv turbo rainbow bone copper pink spring summer "
    "autumn winter terrain ocean gnuplot nipy_spectral cubehelix "
).split()

LISTS = {
    "tab10": ("1f77b4 ff7f0e 2ca02c d62728 9467bd 8c564b e377c2 7f7f7f bcbd22 17becf ").split(),
    "tab20": (
        "1f77b4 aec7e8 ff7f0e ffbb78 2ca02c 98df8a d62728 ff9896 9467bd c5b0d5 "
        "8c564b c49c94 e377c2 f7b6d2 7f7f7f c7c7c7 bcbd22 dbdb8d 17becf 9edae5 "
    ).split(),
    "Set1": ("e41a1c 377eb8 4daf4a 984ea3 ff7f00 ffff33 a65628 f781bf 999999 ").split(),
    "Set2": ("66c2a5 fc8d62 8da0cb e78ac3 a6d854 ffd92f e5c494 b3b3b3 ").split(),
    "Set3": ("8dd3c7 ffffb3 bebada fb8072 80b1d3 fdb462 b3de69 fccde5 d9d9d9 bc80bd ccebc5 ffed6f ").split(),
    "Pastel1": ("fbb4ae b3cde3 ccebc5 decbe4 fed9a6 ffffcc e5d8bd fddaec f2f2f2 ").split(),
    "Dark2": ("1b9e77 d95f02 7570b3 e7298a 66a61e e6ab02 a6761d 666666 ").split(),
    "Accent": ("7fc97f beaed4 fdc086 ffff99 386cb0 f0027f bf5b16 666666 ").split(),
    "Paired": (
        "a6cee3 1f78b4 b2df8a 33a02c fb9a99 e31a1c fdbf6f ff7f00 cab2d6 6a3d9a ffff99 b15928 "
    ).split(),
}

PACKED = (
    "c-rk9%aY_cQL^3LJF^ozzz0AC2hJO@H}*zwTrR|Z1ANBZICAI0jsM^S_y9OU1SdFb1PsG=mnGVkCFMI^T~*uDbj!A0u6El}D"
    "l?UtO8q>9xSs3PlMr%G%9TSo>jAR(fC-9Nc01cY+g>0p$8v6ASkCoW&h@Hc?AM47@r2R(H?ci>J^CqLIPU3=5S%it2tqdWxJ"
    "BDl&n-enjimGI`q}uy$&2)-g9mn~p`gPGFl3tT5QbqVZ_#qDSBbWeTAY@1i|&saC7f)3kaKyt+V5|s6&yg=APk%^LKz4)Vl#"
    "r~9QHs*fGu8|o%Sv7*cjR<<_%xR7ap)Rx<TVF^RbU((!<+}#H~Fe9TsGq4AD$cGVo}KuyKb7S{x+c07#?uVK0{CH>hJktE0w"
    "-BM7x{Z(IVi1YjZL(lYx|FcPyiz^J`UL$aXTwzp5I^<%>_146j5j|g{U?5v;z2%}zvf(D5G+ED02fY2@i^&-IvZTzqQm;f@w"
    "n&q(>q9_XZK^mC!S<>&?*hXK6z8ir!YDv@~l^RBbz<B6CTh7|paa^A{Hd<N<X(N!}0p+F2%eUsIjo+|ECLMs#IRx0uusX!<J"
    "xVZXg-|g1@;)254(&5mQoml~IF(}wS5pn+#Ni);9_Rqx^af!N5{8LrRu~ol|24`GMA(le+07RDrNB)73t<Sei2ng#>jMHG!U"
    ")0xBBBlesHk-^2l*%@EJoQe;_)&<u5#={VXKODAdv2WXeg>3fH)n9nq*d|V{(GVV+gprFxnv05Cbo2k73ZbwEM9!7QU#%B>+"
    "c}p$SptSqX;&Ia!q<-X8|Ntgs?$D=pvoW6D5BHWKi?;|gMho@E!#&`5}RYRoL|Tj3XYQdJ;?5BRL%4gv3=*+2|nY{U+_I_0K"
    "ZXcndjd<4-^6g2WuCJJR@5C?UZa(WmRnlqNDUPi{d{qQ%<hr8vtJG292-M^kr3*#ADay}dmb3Jjg|CaLXcUMz8SoV}QpXYhG"
    "<^#Blj9r^92BoioNaXzK1&7y@2*X30ZtstueFIZ;b7XmPxsEW{SBXwYVeY#x=lvmtOO>}=ss#J!a>=Ah@sBA#^8xfzCT|;<v"
    "~A$>Hk#5(RSs%M&MO<+CXra`){;J%qVffk@k7Fcc6@~eTk^!bCYqW+7VaWpV&D_^5<%|OdiyT%z#q^g-tDR}40E}b^PZcyKP"
    "xBrM=FRTA2b9_4WM!GO!8JD_Gzhe<ia<REX$)Gk)tPASk$1P%b9W*oDfI*D$#?}M<?Kq{QV&bVa`XSOZ4#TvGIR?<nKTA{o^"
    "!l;?#$w!-@Ytofsbb`@?~TyBS~XHabpy|F1Ur_=BTU`|pvz|JOx3079)8m|C}22wKWD4vMxt5+N2Ss6_0ZOrxV`tAt=CxtY^"
    "EK>Rw*1G)QG(4@FSZHnI8J>G7z9Fn4gRFcgWy#^M1_ar35wIL2p2{{2SD8mZG2f;M`D9Gj#t2znsz+JG;^#!%S8l)ynWdY^y"
    "nF=_|MH{47@NUeie!0waDuB!+q(4NJ@GFY>MQ%=@J77LNNTvch0i;U4Et-XH1BF>A05GWCz7?=)9AtvpGsA$iKUgo?ZH!>n;"
    "G*aZt42XHrV4uRBGVRV<ubRnU=hV3wc;l_Ws9;+hhPZRzf94-392~I&Lhx0_X3vbW8(^0d0d-JN;D{YbokdNF<O}QLkl`AeF"
    "X52H8&tN>|JDH#-@NhoAAWARh%3Csdm4qU6o)ku*Bk_({hJoh?my=zo%;No<ybB&W!)HH=CQpqMl8H(N3ITGJu+L;Km#6l3{"
    "#MO$mnc!oO-OYnY5F^dB{oki~_y;%6Z$hfbN!3I9<N`mBe}nCVca@v=c}vfmo;Zy0MT`g;DV+oALSP;iM(%+eBGR_;t4m8ew"
    "4Fshh}!4!)oW@_CmWz_zcj1h`_RI^i37`7!65qu$;_=F`T`lSG?0@Tt%lo1Ly(XKJGysn7~|A2baoQD7ODH9|U$nyScWckM;"
    "4Vmc%^0M7YHsxPp)V?>t3~vnBPREORKBqRtK)Np*mznrKDu;<>g=G_+|L2K5ndP&fUSI>FR9s;z9T=$!pG`nA3CW;bDhbf}K"
    "QOq7RNtKc>jg1-XA8dvZvH$NR_iKd%A8lLESokn(UG?G{o3SE!!lp$ALA19kqbc-OK$`JEAzFS)yaI)X1T`vNB#a!a!`%h1S"
    "{1w(`AJd%}w$(sVF0=T$Z7TclBO$$ZWGl9;FXDnZ+4>Vv)>?sP9-LPI5rvi@VIX_rhJy;Y^2I!B%eY3ik)DxX-rRux~R9%VR"
    "IL9*`xH-6mg>bVS?2tlj^7(Bm=lA>&8Ve<6vPH1#|aGf{=TNX*R9k&J&E1o;QcdGLQ=GZL1`c=0Dq_w=1}YB<M|T-Z|YR<=;"
    "flDzldZSM$6iqz4$9UL4M_F!YZ0j;qU+Ul9GW3{HT4Dh(W7w%^h$mp6Nv1p7yl_xAU`}*JPM~{HXMYwd8TfhJl7FpJr82Z-4"
    "g4tTK9lqIt-8>wctdH=%-@$IyyKl)!wCh;-KfC>h3;*``-$g)@IKx;o@3RLYT>mI4BRQjy_Oc`P0Cyf290KmZ|375V4`cvP;"
    "@wkq#?>a-_9*ethrp7+#FMl;_GR&)`D*A1o0?Pn=yOP?RLIb$K%@Li{k-S@ZSIvQA$f%cHrmjTtuXW~12~pS)*g!8BhSovCy"
    "yUA8KRDv#bsGMwPz6AGKAF#@QKo(4<e2xWc;VUg+Hw`T0fb}%sulsZBhXulYx2p{%8LE;j;YCsn56PI63U)|Fb*|=m22h2@B"
    "1b9lT@y=NYJGNqFB=JcHy}FZ?MP#Kod2RxK<XA>GkYb5IFI5VdOd`eFuOru@g5V=^r)QM-E+P>283mQ-_}OHpR}Toz-8{Kuj"
    "0CjK*#XYl1F_T(mcFsXA5CHYIT1=u;*4UE>e6Mr0R*}IU)Yu-WX%71MBhnPDt`=?9Ke|`L)gE<3nzh9X()@luLZs`Y~{s*s_"
    "Z4tC!ra%a_Asfn?IRmOT4zGXy=`>$<@qchgP|D_v#gp)R5;jK~9QNUVEAq58HvJP9ts%9TNh2)5TiT2PPm$k#$VbTU)xzFXu"
    "5t#DFZ4I(|F#(EP7|Q!AnL5N)KPI6Y2Gu3HhRa_|D<G|i~h@-VY~dVi9LM%mtElsPfpi=IsJd4{?oy5uKr7&R3w>k(h#_MeR"
    "G7cOevU0Pz)mXR=5I4XZGMwA0Pf7q*X_vJyU|amw&QS&b9ZF$NwC5;Q#EY*-aUVt{GQ(ioNqpq(IL}BDS9Vf8K-t%}J<<+V{"
    "vmeId1(+R*6f?p*s1S5%*D8FlhVkf%Mlto;M{h3MUEm;HkiIS3{&7p|0lHu1k>N#u~szkBkZhbURXQAEYFe^Mk{UHP}iLPZ<"
    "Ae`Qoy^AsW~=ZTU<Gfl&kN_Kvp^*M9i<w#QWA`*lb0aNSnXXsT0G#T?qDL<DkG&K-~uJ@I^z8Yq+RDzxGcOtD4^xT_?_-5rY"
    "{w6E36rMuh_zBU)otfo$uS-Lweh{77FlR70!Nw$sf#z;U3ppKbw{UlR%d?;|<#c|Rb&KWkbqQD3*DQy!ljYkK1@}?yk<&Pa3"
    "xs)Zqb|M>o`_ee#m(BjuDZIOF7X13TZuchQ9<_eh}`*B|5McWaezzm`VIqRZ-F}BDISZ5>Pli;HU(YKt<I>sGX-cC-d8|Fzf"
    "*mAS$9iLO;jO1=>8Aj0&uiu=CGVUfIcq<u!Lg}UJco<^Ve-_B)aeFb%`VLm5jaTw+~2}zI>B}fn_fIBhYG~Z4Kzm*F-RFK@D"
    "Htd~$PhbG;lZG+wP?@ey7Yyp3RGTin(jmiO(i*WRl9|DyRJ?R?l$vR0|HSQ}|z%WA8aFv^K@E00bH5vP%<`+B6tcz2@zoIE^"
    "kIN5&|UCA+t-eBOMkVYzA8c033Ll0_!4+ElRqdq>^L`w4OHWN4mO9f{<=5dBF0J_U%ZWJb4cY_ZI8e{0W`%j*1K+>kjE2SI>"
    "eD{CzR8!6UqT#U-R)uic*VFcKIVD2t=g;w;f{%kURe$Wz)4zYve1JZ!iU&+9Bv1Q_@BRP7`$1ir{Ire-{@D+wh21Muzk4yDT"
    "Y-sAQf0@s*cU8Of3SVK&>mjI=dDw)veu4o<X6}CobOoJ`O3Wycqh2Q->r=M!6=EevEIPl=6O4$NgInaZ^0k)_eZul4%??s*)"
    "2-iFh{CYcbxM#DjZD549_LJ_<w)a{@<T_|G(Q$UoU;%{>6pv|LU2ezZd-fyvKid2`}*ftofgCfx|Q3{CMtvkqpBsV5NO2|M&"
    "64{SPA8Q37sR0ZZFX8>3YILfRsp7cB)uw6<vUqMVx6sAp)|xDla>jysuhZ~TsZzjz*Qm2gl$PTH)VM}gahB+Y0<x*<7T7f+@"
    "331MosQ^8dAQ=9L-iD<2+nw{{@28%ngdjFlSIpMjIua{AdeeYSM4r^t2A4}MJZT}_NDV)?t(e0viU-<iH&;Px>S@7_PMW3uo"
    "Y<ZY2oznzlx}a>I+)Nan$ucx^+PR<qWeY7M_ngTWphj!6cq*Z1YO_eUVuRZ{<Ne5)ljRZZf{vUH0!%Q5>+53raMLYw7AuHi2"
    "(j*hTBvo!Ho!G_Gaal}F~IQQu<hKk>@ilt?Q%5Bn{T&ker&Az>ecIZ-asF)cklo6zMbj2f3eTre)hJWZ_pl=NS3Zn?2%0hT5"
    ")&QCWG{JKtg`J%K@-d*+-qRl{Vx{;g_Keg8sdQf8AgIRbT(j+wXs`h4A{**Pqt&Ra7+S5$_plS)H{2ZIWgHO7FjYWQfP#-{@"
    "_#GL!7I=*oyS?r5)IgStZw^^*+o4K}bDntjy>2@mkI9wIixmuybDkyGe~y`fXOM(h!$jGO;qKwPjvfPih$GooPbgI^vtWmM#"
    "DnJp!U8_+KiewnR-qqM0?#FQJ+>i|uVAU)DN^lwjuPiot8BAX>-3!boTcp#Q-akGwW|Fx1Qz?`!E&pU>IhKA7LIEGi^0<Sgk"
    "MwB6u9sUQc$(gz"
)
